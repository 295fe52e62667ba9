package io.opentrade.server.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// The JSON Schema (2020-12) of the settings file, made from the table.
public final class SettingsSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SettingsSchema() {}

  /// The whole schema: an editor with it completes and checks `settings.json`.
  public static ObjectNode document() {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", "Settings of OpenTrade");
    schema.put("type", "object");
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    for (Setting<?> setting : SettingsTable.all()) {
      properties.set(setting.key(), property(setting));
    }
    return schema;
  }

  private static <T> ObjectNode property(Setting<T> setting) {
    ObjectNode property = NODES.objectNode();
    switch (setting.type()) {
      case SettingType.Whole whole -> {
        property.putArray("type").add("integer").add("string");
        property.put("minimum", whole.least()).put("maximum", whole.most());
        property.put("pattern", "^-?[0-9]+$");
      }
      case SettingType.Choice choice -> {
        var words = property.put("type", "string").putArray("enum");
        choice.words().forEach(words::add);
      }
      case SettingType.Size _ -> text(property, SettingType.Size.PATTERN);
      case SettingType.Span _ -> text(property, SettingType.Span.PATTERN);
      case SettingType.Share _ -> text(property, SettingType.Share.PATTERN);
      case SettingType.Hours _ -> text(property, "(" + DailyHours.PATTERN + ")");
      case SettingType.File _ -> text(property, "(" + SettingType.File.PATTERN + ")");
      case SettingType.Address address -> text(property, address.pattern());
    }
    property.put("default", setting.write(setting.standard()));
    property.put("description", setting.doc() + " Range: " + setting.type().range() + ".");
    return property;
  }

  private static void text(ObjectNode property, String pattern) {
    property.put("type", "string").put("pattern", "^" + pattern + "$");
  }
}
