package io.opentrade.research.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A page with places of the form `{{name}}`, all of which are filled at once: what is put in is
/// not looked through again.
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");

  private Template() {}

  /// @param parts markup by name, one for every place
  /// @throws IllegalArgumentException where a place stays empty
  static String fill(String template, Map<String, String> parts) {
    Matcher matcher = PLACE.matcher(template);
    StringBuilder page = new StringBuilder();
    while (matcher.find()) {
      String part = parts.get(matcher.group(1));
      if (part == null) {
        throw new IllegalArgumentException("nothing is given for " + matcher.group());
      }
      matcher.appendReplacement(page, Matcher.quoteReplacement(part));
    }
    return matcher.appendTail(page).toString();
  }

  /// A file that lies beside this class, or under an absolute name in the same jar.
  static String resource(String name) {
    try (InputStream stream =
        Objects.requireNonNull(Template.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException exception) {
      throw new UncheckedIOException(exception);
    }
  }
}
