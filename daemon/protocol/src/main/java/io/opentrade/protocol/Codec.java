package io.opentrade.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How records become JSON: components in their order, nulls kept, instants as ISO-8601 UTC, enums
/// as their names, unknown parameters refused.
final class Codec {
  private Codec() {}

  static ObjectMapper mapper() {
    SimpleModule values = new SimpleModule("values");
    // As its `@JsonValue` says, without the reflection that a run of many trades would pay for.
    values.addSerializer(Decimal.class, ToStringSerializer.instance);
    values.addSerializer(Instant.class, new InstantWriter());
    values.addDeserializer(Instant.class, new InstantReader());
    return JsonMapper.builder()
        .addModule(values)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        // `daemon.status` has no parameters, and says so with an empty object.
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
        .build();
  }

  /// The same, but a secret is written as dots.
  static ObjectMapper discreet() {
    SimpleModule secrets = new SimpleModule("secrets");
    secrets.addSerializer(SecretText.class, ToStringSerializer.instance);
    return mapper().registerModule(secrets);
  }

  /// The JSON as text, boolean, long, double, list or map.
  static Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(item -> list.add(plain(item)));
      return list;
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    if (node.isNumber()) {
      // No conditional expression here: it would turn the long into a double.
      if (node.isIntegralNumber() && node.canConvertToLong()) {
        return node.asLong();
      }
      return node.asDouble();
    }
    return node.asText();
  }

  /// What is wrong, in words for people: neither class names nor positions in our own text.
  static String reason(JsonProcessingException exception) {
    String path =
        exception instanceof JsonMappingException mapping
            ? mapping.getPath().stream()
                .map(
                    part ->
                        part.getFieldName() == null
                            ? "[" + part.getIndex() + "]"
                            : part.getFieldName())
                .collect(Collectors.joining("."))
            : "";
    if (exception instanceof UnrecognizedPropertyException) {
      return "unknown parameter '" + path + "'";
    }
    if (exception instanceof ValueInstantiationException && exception.getCause() != null) {
      return String.valueOf(exception.getCause().getMessage());
    }
    return path.isEmpty() ? "it is not of the expected form" : "'" + path + "' is not of its type";
  }

  private static final class InstantWriter extends StdScalarSerializer<Instant> {
    InstantWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(InstantText.of(value));
    }
  }

  private static final class InstantReader extends StdScalarDeserializer<Instant> {
    InstantReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getValueAsString();
      try {
        return Instant.parse(String.valueOf(text));
      } catch (DateTimeException _) {
        return (Instant)
            context.handleWeirdStringValue(Instant.class, text, "expected 2025-01-31T00:00:00Z");
      }
    }
  }
}
