package io.groundswell.text;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.List;
import java.util.regex.Pattern;

/** Names of internet hosts without a path: they name an employer or a private page. */
record Domains() implements Recogniser {
  private static final Pattern HOST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}.@_/-])(?:[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?\\.){1,5}"
              + "(?:com|net|org|info|biz|edu|gov|mil|io|dev|app|ai|co|me|tv|us|uk|de|fr|it|es|nl|be|ch|at|pl|se|no|dk|fi|ie|pt|cz|hu"
              + "|gr|ru|ua|tr|jp|cn|in|au|nz|br|mx|ar|za|ca|eu|example|online|shop|site|xyz|cloud|tech)"
              + "(?![\\p{L}\\p{N}_-]|\\.[\\p{L}\\p{N}])",
          CASE_INSENSITIVE);

  @Override
  public List<Span> spans(String text) {
    return Recogniser.matches(
        Placeholder.URL,
        HOST,
        text,
        host -> !host.group().matches("(?i)(?:node|next|vue|asp)\\.\\w+"));
  }
}
