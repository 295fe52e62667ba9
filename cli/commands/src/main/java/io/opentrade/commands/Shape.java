package io.opentrade.commands;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentrade.commands.text.Csv;
import io.opentrade.protocol.ForeignText;
import io.opentrade.protocol.Request;
import io.opentrade.protocol.Requests;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a person wants of an answer: which rows, in which order, which fields, in which form. Works
/// on the answer's JSON, so that every list has it.
///
/// @param fields those wanted, with commas between; empty to be told which there are; null for all
/// @param csv comma-separated values instead of JSON
/// @param sort a field, with a minus in front for the largest first; null for the usual order
/// @param where tests such as `symbol=BTC/USDT`, `quantity>1`, `state!=filled`, `name~cross`
record Shape(@Nullable String fields, boolean csv, @Nullable String sort, List<String> where) {
  /// Everything as it is.
  static final Shape PLAIN = new Shape(null, false, null, List.of());

  /// Signs and numbers of ours begin cells that are no formula.
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  /// The reply with the wanted rows in the wanted order.
  <R> R rows(Request<R> request, R reply, Invocation invocation) {
    if (sort == null && where.isEmpty()) {
      return reply;
    }
    JsonNode whole = Requests.toJson(reply);
    MainList list = MainList.of(reply, whole);
    if (list == null) {
      return reply;
    }
    List<JsonNode> rows = new ArrayList<>();
    list.rows().forEach(rows::add);
    for (String text : where) {
      RowTest test = RowTest.of(text, list, invocation);
      rows.removeIf(row -> !test.holds(row));
    }
    String order = sort;
    if (order != null) {
      boolean falling = order.startsWith("-");
      String name = list.known(falling ? order.substring(1) : order, invocation);
      rows.sort((a, b) -> RowTest.compare(a.path(name), b.path(name)) * (falling ? -1 : 1));
    }
    list.rows().removeAll();
    list.rows().addAll(rows);
    return Requests.reply(request, whole);
  }

  /// The document as text, ready to print.
  String print(Object reply, Invocation invocation) {
    JsonNode content = Requests.toJson(reply);
    MainList list = MainList.of(reply, content);
    if (csv) {
      return list == null ? "" : csv(list, invocation);
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode().put("schema", Invocation.SCHEMA);
    if (fields == null) {
      content.properties().forEach(entry -> document.set(entry.getKey(), entry.getValue()));
    } else if (fields.isBlank()) {
      ArrayNode names = document.putArray("fields");
      names(list, content).forEach(names::add);
    } else if (list != null) {
      List<String> wanted = wanted(list.fields(), invocation);
      ArrayNode rows = document.putArray(list.name());
      list.rows().forEach(row -> rows.add(only(row, wanted)));
    } else {
      List<String> there = names(null, content);
      only(content, wanted(there, invocation))
          .properties()
          .forEach(entry -> document.set(entry.getKey(), entry.getValue()));
    }
    return Requests.print(document) + "\n";
  }

  private static List<String> names(@Nullable MainList list, JsonNode content) {
    if (list != null) {
      return list.fields();
    }
    return content.properties().stream().map(Map.Entry::getKey).toList();
  }

  private List<String> wanted(List<String> there, Invocation invocation) {
    return fields == null || fields.isBlank()
        ? there
        : Arrays.stream(fields.split(","))
            .map(name -> MainList.known(name.strip(), there, invocation))
            .toList();
  }

  private static ObjectNode only(JsonNode row, List<String> names) {
    ObjectNode some = JsonNodeFactory.instance.objectNode();
    names.stream().filter(row::has).forEach(name -> some.set(name, row.get(name)));
    return some;
  }

  private String csv(MainList list, Invocation invocation) {
    List<String> names = wanted(list.fields(), invocation);
    Csv text = new Csv().header(names);
    for (JsonNode row : list.rows()) {
      for (String name : names) {
        JsonNode cell = row.path(name);
        if (cell.isTextual() && !NUMBER.matcher(cell.asText()).matches()) {
          text.foreign(new ForeignText(cell.asText()));
        } else if (cell.isContainerNode()) {
          text.foreign(new ForeignText(Requests.print(cell)));
        } else {
          text.field(cell.isMissingNode() || cell.isNull() ? null : cell.asText());
        }
      }
      text.end();
    }
    return text.take();
  }
}
