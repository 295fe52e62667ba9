package io.opentrade.protocol;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The wire described by itself: every method with the JSON Schema of its parameters and its
/// result, read from the records.
public final class MethodSchema {
  private static final Set<Class<?>> WHOLE =
      Set.of(int.class, Integer.class, long.class, Long.class);
  private static final Set<Class<?>> REAL = Set.of(double.class, Double.class);
  private static final Set<Class<?>> TRUTH = Set.of(boolean.class, Boolean.class);
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ObjectNode definitions = JSON.objectNode();
  private final Set<String> begun = new TreeSet<>();

  private MethodSchema() {}

  /// @param wanted the name of one method; null for all
  public static ObjectNode of(@Nullable String wanted) {
    MethodSchema schema = new MethodSchema();
    ObjectNode methods = JSON.objectNode();
    for (Requests.Method method : Requests.methods()) {
      if (wanted == null || method.name().equals(wanted)) {
        ObjectNode one = methods.putObject(method.name());
        one.set("params", schema.record(method.request()));
        one.set("result", schema.type(method.reply()));
      }
    }
    ObjectNode document = JSON.objectNode();
    document.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    document.put("protocol", io.opentrade.protocol.frame.Frames.PROTOCOL);
    document.set("methods", methods);
    document.set("$defs", schema.definitions);
    return document;
  }

  private ObjectNode record(Class<?> record) {
    ObjectNode schema = JSON.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    for (RecordComponent component : record.getRecordComponents()) {
      ObjectNode property = type(component.getGenericType());
      properties.set(component.getName(), isNullable(component) ? orNull(property) : property);
    }
    return schema;
  }

  private static boolean isNullable(RecordComponent component) {
    AnnotatedType type = component.getAnnotatedType();
    return type.isAnnotationPresent(Nullable.class);
  }

  private static ObjectNode orNull(ObjectNode schema) {
    ObjectNode either = JSON.objectNode();
    either.putArray("anyOf").add(schema).addObject().put("type", "null");
    return either;
  }

  private ObjectNode type(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      if (generic.getRawType().equals(List.class) || generic.getRawType().equals(Set.class)) {
        return JSON.objectNode().put("type", "array").set("items", type(last));
      }
      if (generic.getRawType().equals(Map.class)) {
        return JSON.objectNode().put("type", "object").set("additionalProperties", type(last));
      }
    }
    return type instanceof Class<?> plain ? plain(plain) : JSON.objectNode();
  }

  private ObjectNode plain(Class<?> type) {
    if (type == String.class || type == ForeignText.class || type == SecretText.class) {
      return JSON.objectNode().put("type", "string");
    }
    if (type == Decimal.class) {
      return JSON.objectNode().put("type", "string").put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
    }
    if (type == Instant.class) {
      return JSON.objectNode().put("type", "string").put("format", "date-time");
    }
    if (WHOLE.contains(type)) {
      return JSON.objectNode().put("type", "integer");
    }
    if (REAL.contains(type)) {
      return JSON.objectNode().put("type", "number");
    }
    if (TRUTH.contains(type)) {
      return JSON.objectNode().put("type", "boolean");
    }
    if (type.isEnum()) {
      ObjectNode schema = JSON.objectNode().put("type", "string");
      ArrayNode words = schema.putArray("enum");
      for (Object constant : type.getEnumConstants()) {
        words.add(Requests.toJson(constant));
      }
      return schema;
    }
    return type.isRecord() ? reference(type) : JSON.objectNode();
  }

  private ObjectNode reference(Class<?> type) {
    String name = type.getName().substring(type.getPackageName().length() + 1).replace('$', '.');
    if (begun.add(name)) {
      definitions.set(name, record(type));
    }
    return JSON.objectNode().put("$ref", "#/$defs/" + name);
  }
}
