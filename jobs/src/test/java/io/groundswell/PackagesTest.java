package io.groundswell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What the book says to whoever submits the thin jar is what the poms ask for. */
class PackagesTest {
  private static final Path ROOT = Path.of(System.getProperty("groundswell.root", ".."));

  /** Ours, in every distribution of Spark, or read by the compiler alone. */
  private static final String NOT_ASKED_FOR =
      "(io.groundswell|org.apache.spark|org.scala-lang|com.fasterxml.jackson[.\\w]*|org.jspecify):.*";

  @Test
  void theBookNamesEveryPackageThatTheThinJarLacks() throws Exception {
    var parent = project("pom.xml");
    var managed = new HashMap<String, String>();
    children(parent, "dependencyManagement", "dependencies", "dependency")
        .forEach(one -> managed.put(name(one, parent), text(one, "version")));
    var wanted = new TreeSet<String>();
    for (var module : List.of("lakehouse/pom.xml", "jobs/pom.xml")) {
      children(project(module), "dependencies", "dependency")
          .filter(one -> !"test".equals(text(one, "scope")))
          .filter(one -> !name(one, parent).matches(NOT_ASKED_FOR))
          .forEach(
              one -> {
                var own = text(one, "version");
                var version = own == null ? managed.get(name(one, parent)) : own;
                wanted.add(name(one, parent) + ":" + filledIn(version, parent));
              });
    }

    assertThat(named("--packages")).containsExactlyInAnyOrderElementsOf(wanted);
  }

  /** Else 641 MB of every AWS service, and another version of what runs the sentence model. */
  @Test
  void theBookLeavesOutWhatMustNotCome() throws IOException {
    assertThat(named("--exclude-packages"))
        .contains("software.amazon.awssdk:bundle", "dev.langchain4j:langchain4j-embeddings");
  }

  /** What follows an option in docs/operations.md. */
  private static List<String> named(String option) throws IOException {
    var book = Files.readString(ROOT.resolve("docs/operations.md"));
    return Pattern.compile(option + " ([^ `\\n]+:[^ `\\n]+)")
        .matcher(book)
        .results()
        .flatMap(found -> Arrays.stream(found.group(1).split(",")))
        .toList();
  }

  private static Element project(String pom) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(ROOT.resolve(pom).toFile()).getDocumentElement();
  }

  /** Group and artifact. */
  private static String name(Element dependency, Element parent) {
    return filledIn(text(dependency, "groupId") + ":" + text(dependency, "artifactId"), parent);
  }

  private static String filledIn(String text, Element parent) {
    return Pattern.compile("\\$\\{([^}]+)}")
        .matcher(text)
        .replaceAll(
            found ->
                children(parent, "properties", found.group(1))
                    .map(Element::getTextContent)
                    .findFirst()
                    .orElseThrow());
  }

  private static String text(Element of, String name) {
    return children(of, name).map(Element::getTextContent).findFirst().orElse(null);
  }

  /** The elements at the end of this path. */
  private static Stream<Element> children(Element of, String... path) {
    var found = Stream.of(of);
    for (var name : path) {
      found =
          found.flatMap(
              element ->
                  IntStream.range(0, element.getChildNodes().getLength())
                      .mapToObj(element.getChildNodes()::item)
                      .filter(node -> node.getNodeName().equals(name))
                      .map(Element.class::cast));
    }
    return found;
  }
}
