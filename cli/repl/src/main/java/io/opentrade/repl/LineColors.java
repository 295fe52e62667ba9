package io.opentrade.repl;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours a line while it is typed: commands, flags, numbers, quoted words; the unknown is red.
final class LineColors implements Highlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle COMMAND = PLAIN.bold();
  private static final AttributedStyle FLAG = PLAIN.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle NUMBER = PLAIN.foreground(AttributedStyle.YELLOW);
  private static final AttributedStyle QUOTED = PLAIN.foreground(AttributedStyle.GREEN);
  private static final AttributedStyle WRONG = PLAIN.foreground(AttributedStyle.RED);
  private static final AttributedStyle ELSEWHERE = PLAIN.foreground(AttributedStyle.MAGENTA);
  private static final Pattern AMOUNT = Pattern.compile("[+-]?[0-9][0-9_,]*(\\.[0-9]+)?%?");

  private final Supplier<Vocabulary> vocabulary;
  private final boolean color;

  LineColors(Supplier<Vocabulary> vocabulary, boolean color) {
    this.vocabulary = vocabulary;
    this.color = color;
  }

  @Override
  public AttributedString highlight(LineReader reader, String line) {
    if (!color) {
      return new AttributedString(line);
    }
    if (LineParser.isMeta(line)) {
      return new AttributedString(line, ELSEWHERE);
    }
    AttributedStringBuilder colored = new AttributedStringBuilder();
    Words words = Words.of(line);
    int named = vocabulary.get().commandWords(words.words());
    int at = 0;
    for (int i = 0; i < words.words().size(); i++) {
      int start = words.starts().get(i);
      int end = i + 1 < words.starts().size() ? words.starts().get(i + 1) : end(line, words);
      colored.append(line, at, start);
      colored.append(
          line.substring(start, end), style(words.words(), i, named, line.charAt(start)));
      at = end;
    }
    return colored.append(line.substring(at), ELSEWHERE).toAttributedString();
  }

  /// Where the last word ends: before the bar.
  private static int end(String line, Words words) {
    if (words.pipe().isEmpty()) {
      return line.length();
    }
    return line.lastIndexOf('|', line.length() - words.pipe().length());
  }

  private AttributedStyle style(List<String> words, int index, int named, char first) {
    Vocabulary known = vocabulary.get();
    String word = words.get(index);
    if (index < named) {
      return COMMAND;
    }
    if (index == 0) {
      return known.isEmpty() ? PLAIN : WRONG;
    }
    if (word.startsWith("--")) {
      return known.hasFlag(words.subList(0, named), word) ? FLAG : WRONG;
    }
    if (first == '\'' || first == '"') {
      return QUOTED;
    }
    return AMOUNT.matcher(word).matches() ? NUMBER : PLAIN;
  }
}
