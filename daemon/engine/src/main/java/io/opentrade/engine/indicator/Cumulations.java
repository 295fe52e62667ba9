package io.opentrade.engine.indicator;

import static io.opentrade.engine.indicator.Describing.own;
import static io.opentrade.engine.indicator.Formulas.change;
import static io.opentrade.engine.indicator.Formulas.digit;
import static io.opentrade.engine.indicator.Formulas.number;
import static io.opentrade.engine.indicator.Formulas.of;

import io.opentrade.engine.column.Column;
import io.opentrade.engine.column.NumberKernel;
import io.opentrade.engine.strategy.Expression;
import io.opentrade.engine.strategy.Expression.Binary;
import io.opentrade.engine.strategy.Field;
import io.opentrade.engine.strategy.PlanException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What goes back to the first bar: cumulative columns, the last time something was true; and the
/// clock and the calendar.
final class Cumulations {
  private static final String RESET =
      "a bar without a value adds nothing; begins anew where the second argument is true";

  private Cumulations() {}

  static List<Own> all() {
    return List.of(
        cumulative("cumSum", "sum of all bars so far", Cumulation.Operation.SUM),
        cumulative("cumProduct", "product of all bars so far", Cumulation.Operation.PRODUCT),
        cumulative("cumMin", "lowest value of all bars so far", Cumulation.Operation.MINIMUM),
        cumulative("cumMax", "highest value of all bars so far", Cumulation.Operation.MAXIMUM),
        own("cumCount", "on how many bars so far a condition was true")
            .condition("condition")
            .or()
            .condition("condition")
            .condition("reset")
            .source(RESET)
            .formula(
                terms ->
                    terms.arguments().size() == 1
                        ? of("cumSum", terms.column(0))
                        : of("cumSum", terms.column(0), terms.column(1))),
        own("since", "bars since a condition was last true; 0 at that bar")
            .condition("condition")
            .source("no value before it was true")
            .kernel(call -> Occurrence.since(call.column(0))),
        own("valueWhen", "value of a column when a condition was last true")
            .condition("condition")
            .column()
            .count("back", 0)
            .source("'back' says how many times before the last time")
            .kernel(call -> Occurrence.value(call.column(0), call.column(1), call.length(2))),
        own("skipFirst", "the column without its first bars")
            .column()
            .count("bars", 1)
            .source("no value in the first 'bars' bars")
            .kernel(call -> skipFirst(call.column(0), call.length(1))),
        part("minute", "minute of the hour at which the bar starts, 0 to 59"),
        part("hour", "hour at which the bar starts, 0 to 23"),
        named("minuteOfDay", "minutes since midnight at which the bar starts", "MINUTE_OF_DAY"),
        part("weekday", "day of the week on which the bar starts; 1 is Monday, 7 is Sunday"),
        named("dayOfMonth", "day of the month on which the bar starts, 1 to 31", "DAY"),
        part("month", "month in which the bar starts, 1 to 12"),
        part("year", "year in which the bar starts"),
        named("dayNumber", "days since 1970-01-01 in local time", "DAYS"),
        named("weekNumber", "weeks since that of 1970-01-01; they begin on Monday", "WEEKS"),
        named("monthNumber", "months since January 1970", "MONTHS"),
        own("session", "whether the bar starts between two times of day")
            .time("from")
            .time("to")
            .zone()
            .yesNo()
            .source("from included, to excluded; over midnight where 'from' is later")
            .formula(Cumulations::session),
        first("newDay", "whether the bar is the first of its day", "dayNumber"),
        first("newWeek", "whether the bar is the first of its week", "weekNumber"),
        first("newMonth", "whether the bar is the first of its month", "monthNumber"),
        own("previousPeriod", "prices of the last day, week or month that is over")
            .word("period", List.of("day", "week", "month"))
            .zone()
            .or()
            .column("number")
            .gives("open", "high", "low", "close", "volume")
            .source(
                "of the bars that started in it; a column whose change begins a period may say"
                    + " which; no value in the first")
            .either(
                terms ->
                    terms.isColumn(0)
                        ? null
                        : terms.barsOutput(
                            "previousPeriod",
                            terms.output(),
                            terms.bars(
                                terms.word(0).toLowerCase(Locale.ROOT) + "Number", terms.word(1))),
                call ->
                    new PreviousPeriod(
                        call.bars(),
                        call.column(0),
                        Field.valueOf(call.output().toUpperCase(Locale.ROOT)))));
  }

  private static Own cumulative(String name, String summary, Cumulation.Operation operation) {
    return own(name, summary)
        .column()
        .or()
        .column()
        .condition("reset")
        .source(RESET)
        .kernel(
            call ->
                new Cumulation(
                    call.column(0), call.inputs().size() == 1 ? null : call.column(1), operation));
  }

  private static NumberKernel skipFirst(Column of, int bars) {
    return (from, to, out) -> {
      int start = Math.min(to, Math.max(from, bars));
      Arrays.fill(out, from, start, Double.NaN);
      System.arraycopy(of.values(), start, out, start, to - start);
    };
  }

  private static Own part(String name, String summary) {
    return named(name, summary, name.toUpperCase(Locale.ROOT));
  }

  private static Own named(String name, String summary, String part) {
    return own(name, summary)
        .zone()
        .source("ISO calendar; the clock of the zone, with its summer time")
        .kernel(call -> new Calendar(call.bars(), call.word(0), Calendar.Part.valueOf(part)));
  }

  /// No value at the very first bar, which may lie in the middle of its day.
  private static Own first(String name, String summary, String number) {
    return own(name, summary)
        .zone()
        .yesNo()
        .source("no value at the first bar of all")
        .formula(
            terms ->
                digit(
                    new Binary(
                        Binary.Operator.NOT_EQUAL,
                        change(terms.bars(number, terms.word(0))),
                        number(0))));
  }

  private static Expression session(Terms terms) {
    int from = LocalTime.parse(terms.word(0)).toSecondOfDay() / 60;
    int to = LocalTime.parse(terms.word(1)).toSecondOfDay() / 60;
    if (from == to) {
      throw new PlanException("session: 'from' and 'to' are the same time: " + terms.word(0));
    }
    Expression now = terms.bars("minuteOfDay", terms.word(2));
    Expression started = new Binary(Binary.Operator.GREATER_OR_EQUAL, now, number(from));
    Expression running = new Binary(Binary.Operator.LESS, now, number(to));
    return digit(
        new Binary(from < to ? Binary.Operator.AND : Binary.Operator.OR, started, running));
  }
}
