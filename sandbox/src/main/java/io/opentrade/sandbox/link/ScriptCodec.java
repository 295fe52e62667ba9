package io.opentrade.sandbox.link;

import io.opentrade.engine.domain.Timeframe;
import io.opentrade.sandbox.Declaration;
import io.opentrade.sandbox.ParameterDeclaration;
import io.opentrade.sandbox.ParameterValue;
import io.opentrade.sandbox.Style;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a script declares.
final class ScriptCodec {
  private static final int NAME = 400;
  private static final int ITEMS = 1_000;

  private ScriptCodec() {}

  static void declaration(WireWriter out, Declaration declaration) {
    Timeframe timeframe = declaration.timeframe();
    out.integer(declaration.api())
        .longInteger(timeframe == null ? 0 : timeframe.millis())
        .integer(declaration.warmup())
        .list(
            declaration.series().entrySet(),
            entry -> out.text(entry.getKey()).text(entry.getValue()))
        .list(
            declaration.timers().entrySet(),
            entry -> out.text(entry.getKey()).longInteger(entry.getValue().millis()))
        .list(declaration.parameters().values(), parameter -> parameter(out, parameter))
        .list(declaration.styles(), out::constant);
  }

  static Declaration declaration(WireReader in) {
    int api = in.integer(Integer.MAX_VALUE);
    long millis = in.longInteger();
    @Nullable Timeframe timeframe = millis == 0 ? null : new Timeframe(millis);
    int warmup = in.integer(Integer.MAX_VALUE);
    Map<String, String> series = new LinkedHashMap<>();
    in.list(ITEMS, () -> series.put(in.text(NAME), in.text(NAME)));
    Map<String, Timeframe> timers = new LinkedHashMap<>();
    in.list(ITEMS, () -> timers.put(in.text(NAME), new Timeframe(in.longInteger())));
    Map<String, ParameterDeclaration> parameters = new LinkedHashMap<>();
    for (ParameterDeclaration parameter : in.list(ITEMS, () -> parameter(in))) {
      parameters.put(parameter.name(), parameter);
    }
    Set<Style> styles = EnumSet.noneOf(Style.class);
    styles.addAll(in.list(Style.values().length, () -> in.constant(Style.class)));
    return new Declaration(api, timeframe, warmup, series, timers, parameters, styles);
  }

  private static void parameter(WireWriter out, ParameterDeclaration parameter) {
    out.text(parameter.name());
    value(out, parameter.value());
    out.number(parameter.minimum())
        .number(parameter.maximum())
        .number(parameter.step())
        .flag(parameter.whole())
        .list(parameter.choices(), out::text);
  }

  private static ParameterDeclaration parameter(WireReader in) {
    return new ParameterDeclaration(
        in.text(NAME),
        value(in),
        in.number(),
        in.number(),
        in.number(),
        in.flag(),
        in.list(ITEMS, () -> in.text(NAME)));
  }

  static void values(WireWriter out, Map<String, ParameterValue> values) {
    out.list(
        values.entrySet(),
        entry -> {
          out.text(entry.getKey());
          value(out, entry.getValue());
        });
  }

  static Map<String, ParameterValue> values(WireReader in) {
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    in.list(ITEMS, () -> values.put(in.text(NAME), value(in)));
    return values;
  }

  private static void value(WireWriter out, ParameterValue value) {
    switch (value) {
      case ParameterValue.Number(double number) -> out.octet(0).number(number);
      case ParameterValue.Flag(boolean flag) -> out.octet(1).flag(flag);
      case ParameterValue.Text(String text) -> out.octet(2).text(text);
    }
  }

  private static ParameterValue value(WireReader in) {
    int tag = in.octet();
    return switch (tag) {
      case 0 -> new ParameterValue.Number(in.number());
      case 1 -> new ParameterValue.Flag(in.flag());
      case 2 -> new ParameterValue.Text(in.text(800));
      default -> throw new LinkException("no value has the tag " + tag);
    };
  }
}
