package io.opentrade.server.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Says what is wrong with a request, by the Bot API's own description of itself: the method, the
/// fields, their types, what is required, and the lengths that stand in its words.
final class BotApiRules {
  private static final Pattern LENGTH = Pattern.compile("([0-9]+)-([0-9]+) (characters|bytes)");
  private static final Pattern TAG = Pattern.compile("</?(pre|b|i|code)>");

  private final JsonNode api;

  private BotApiRules(JsonNode api) {
    this.api = api;
  }

  /// Empty where the recorded description is not here.
  static Optional<BotApiRules> recorded() {
    Path file =
        Path.of(System.getProperty("opentrade.data", "../shared/data"))
            .resolve("telegram/api.json");
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new BotApiRules(new ObjectMapper().readTree(file.toFile())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is wrong; empty where nothing is.
  List<String> examine(String method, JsonNode parameters) {
    List<String> faults = new ArrayList<>();
    JsonNode known = api.path("methods").path(method);
    if (known.isMissingNode()) {
      faults.add("there is no method " + method);
      return faults;
    }
    ObjectNode given = parameters.deepCopy();
    if (given.path("method").asText().equalsIgnoreCase(method)) {
      given.remove("method"); // a request may say again what it is
    }
    fields(method, known, given, faults);
    return faults;
  }

  private void fields(String where, JsonNode known, JsonNode given, List<String> faults) {
    given
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (field(known, name).isMissingNode()) {
                faults.add(where + " has no field " + name);
              }
            });
    for (JsonNode field : known.path("fields")) {
      String name = field.path("name").asText();
      JsonNode value = given.path(name);
      if (value.isMissingNode() || value.isNull()) {
        if (field.path("required").asBoolean()) {
          faults.add(where + " lacks " + name);
        }
      } else {
        value(where + "." + name, field, value, given, faults);
      }
    }
  }

  private static JsonNode field(JsonNode known, String name) {
    for (JsonNode field : known.path("fields")) {
      if (field.path("name").asText().equals(name)) {
        return field;
      }
    }
    return MissingNode.getInstance();
  }

  private void value(
      String where, JsonNode field, JsonNode value, JsonNode all, List<String> faults) {
    List<String> best = null;
    for (JsonNode type : field.path("types")) {
      List<String> found = new ArrayList<>();
      type(where, type.asText(), value, found);
      best = best == null || found.size() < best.size() ? found : best;
    }
    if (best != null) {
      faults.addAll(best);
    }
    if (value.isTextual()) {
      length(where, field.path("description").asText(), value.asText(), all, faults);
    }
  }

  private void type(String where, String type, JsonNode value, List<String> faults) {
    if (type.startsWith("Array of ")) {
      if (!value.isArray()) {
        faults.add(where + " is no array");
      }
      value.forEach(each -> type(where + "[]", type.substring("Array of ".length()), each, faults));
      return;
    }
    boolean fits =
        switch (type) {
          case "Integer" -> value.isIntegralNumber() || value.asText().matches("-?[0-9]+");
          case "String" -> value.isTextual();
          case "Boolean", "True" -> value.isBoolean() || value.asText().matches("true|false");
          case "Float" -> value.isNumber();
          case "InputFile" -> value.isTextual() && value.asText().equals("file");
          default -> value.isObject();
        };
    if (!fits) {
      faults.add(where + " is no " + type + ": " + value);
    } else if (value.isObject()) {
      fields(where, api.path("types").path(type), value, faults);
    }
  }

  private static void length(
      String where, String words, String text, JsonNode all, List<String> faults) {
    Matcher limits = LENGTH.matcher(words);
    if (!limits.find()) {
      return;
    }
    String plain =
        all.path("parse_mode").asText().equals("HTML") ? parsed(where, text, faults) : text;
    int length =
        limits.group(3).equals("bytes")
            ? plain.getBytes(StandardCharsets.UTF_8).length
            : plain.length();
    if (length < Integer.parseInt(limits.group(1)) || length > Integer.parseInt(limits.group(2))) {
      faults.add(where + " has " + length + " " + limits.group(3));
    }
  }

  /// The text without its tags; each must be closed, and no other sign of HTML may be in it.
  static String parsed(String where, String html, List<String> faults) {
    int open = 0;
    Matcher tags = TAG.matcher(html);
    while (tags.find()) {
      open += tags.group().startsWith("</") ? -1 : 1;
      if (open < 0) {
        faults.add(where + " closes what is not open");
      }
    }
    String text = TAG.matcher(html).replaceAll("");
    if (open != 0 || text.contains("<") || text.contains(">")) {
      faults.add(where + " is no HTML: " + html);
    }
    String bare = text.replace("&lt;", "<").replace("&gt;", ">");
    if (bare.replace("&amp;", "").contains("&")) {
      faults.add(where + " has an entity that is none: " + html);
    }
    return bare.replace("&amp;", "&");
  }
}
