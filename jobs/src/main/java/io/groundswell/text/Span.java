package io.groundswell.text;

/** A stretch of text from start (inside) to end (outside), and what stands for it. */
public record Span(int start, int end, Placeholder placeholder) {}
