package io.opentrade.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.opentrade.commands.text.NearWords;
import io.opentrade.protocol.FailureKind;
import io.opentrade.protocol.RequestFailed;
import io.opentrade.protocol.Warning;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The list that an answer is about: its first member that is a list of records. Warnings stand
/// beside an answer and are never what it is about.
///
/// @param name of the member
/// @param fields of each row, whether there are rows or not
record MainList(String name, ArrayNode rows, List<String> fields) {
  /// @param reply a record, or JSON already
  /// @param whole the reply as JSON
  static @Nullable MainList of(Object reply, JsonNode whole) {
    if (reply instanceof Record) {
      for (RecordComponent member : reply.getClass().getRecordComponents()) {
        Class<?> row = rowType(member);
        if (row != null && whole.get(member.getName()) instanceof ArrayNode rows) {
          return new MainList(
              member.getName(),
              rows,
              Arrays.stream(row.getRecordComponents()).map(RecordComponent::getName).toList());
        }
      }
      return null;
    }
    for (Map.Entry<String, JsonNode> member : whole.properties()) {
      if (member.getValue() instanceof ArrayNode rows && rows.path(0).isObject()) {
        return new MainList(
            member.getKey(),
            rows,
            rows.get(0).properties().stream().map(Map.Entry::getKey).toList());
      }
    }
    return null;
  }

  private static @Nullable Class<?> rowType(RecordComponent member) {
    return member.getGenericType() instanceof ParameterizedType list
            && list.getRawType().equals(List.class)
            && list.getActualTypeArguments()[0] instanceof Class<?> row
            && row.isRecord()
            && row != Warning.class
            && row.getRecordComponents().length > 1
        ? row
        : null;
  }

  /// The name, where it is a field.
  ///
  /// @throws RequestFailed of kind USAGE where it is none
  String known(String field, Invocation invocation) {
    return known(field, fields, invocation);
  }

  /// The name, where it is one of those fields.
  ///
  /// @throws RequestFailed of kind USAGE where it is none
  static String known(String field, List<String> fields, Invocation invocation) {
    if (fields.contains(field)) {
      return field;
    }
    String near =
        NearWords.nearest(field, fields)
            .map(word -> invocation.text("usage.didYouMean", word))
            .orElseGet(() -> invocation.text("usage.fields", String.join(", ", fields)));
    throw new RequestFailed(FailureKind.USAGE, invocation.text("usage.noField", field), near);
  }
}
