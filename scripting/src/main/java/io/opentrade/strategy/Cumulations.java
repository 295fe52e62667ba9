package io.opentrade.strategy;

/// A part of [Ta]: figures over all bars so far, and the calendar. Written by the test of that
/// class.
public abstract class Cumulations extends Windows {
  Cumulations(Scope scope) {
    super(scope);
  }

  /// on how many bars so far a condition was true
  public Column cumCount(Object... arguments) {
    return call("cumCount", "value", arguments);
  }

  /// highest value of all bars so far
  public Column cumMax(Object... arguments) {
    return call("cumMax", "value", arguments);
  }

  /// lowest value of all bars so far
  public Column cumMin(Object... arguments) {
    return call("cumMin", "value", arguments);
  }

  /// product of all bars so far
  public Column cumProduct(Object... arguments) {
    return call("cumProduct", "value", arguments);
  }

  /// sum of all bars so far
  public Column cumSum(Object... arguments) {
    return call("cumSum", "value", arguments);
  }

  /// days since 1970-01-01 in local time
  public Column dayNumber(Object... arguments) {
    return call("dayNumber", "value", arguments);
  }

  /// day of the month on which the bar starts, 1 to 31
  public Column dayOfMonth(Object... arguments) {
    return call("dayOfMonth", "value", arguments);
  }

  /// hour at which the bar starts, 0 to 23
  public Column hour(Object... arguments) {
    return call("hour", "value", arguments);
  }

  /// minute of the hour at which the bar starts, 0 to 59
  public Column minute(Object... arguments) {
    return call("minute", "value", arguments);
  }

  /// minutes since midnight at which the bar starts
  public Column minuteOfDay(Object... arguments) {
    return call("minuteOfDay", "value", arguments);
  }

  /// month in which the bar starts, 1 to 12
  public Column month(Object... arguments) {
    return call("month", "value", arguments);
  }

  /// months since January 1970
  public Column monthNumber(Object... arguments) {
    return call("monthNumber", "value", arguments);
  }

  /// whether the bar is the first of its day
  public Condition newDay(Object... arguments) {
    return ask("newDay", arguments);
  }

  /// whether the bar is the first of its month
  public Condition newMonth(Object... arguments) {
    return ask("newMonth", arguments);
  }

  /// whether the bar is the first of its week
  public Condition newWeek(Object... arguments) {
    return ask("newWeek", arguments);
  }

  /// prices of the last day, week or month that is over
  public PreviousPeriod previousPeriod(Object... arguments) {
    return new PreviousPeriod(
        call("previousPeriod", "open", arguments),
        call("previousPeriod", "high", arguments),
        call("previousPeriod", "low", arguments),
        call("previousPeriod", "close", arguments),
        call("previousPeriod", "volume", arguments));
  }

  /// What `previousPeriod` gives.
  public record PreviousPeriod(Column open, Column high, Column low, Column close, Column volume) {}

  /// whether the bar starts between two times of day
  public Condition session(Object... arguments) {
    return ask("session", arguments);
  }

  /// bars since a condition was last true; 0 at that bar
  public Column since(Object... arguments) {
    return call("since", "value", arguments);
  }

  /// the column without its first bars
  public Column skipFirst(Object... arguments) {
    return call("skipFirst", "value", arguments);
  }

  /// value of a column when a condition was last true
  public Column valueWhen(Object... arguments) {
    return call("valueWhen", "value", arguments);
  }

  /// weeks since that of 1970-01-01; they begin on Monday
  public Column weekNumber(Object... arguments) {
    return call("weekNumber", "value", arguments);
  }

  /// day of the week on which the bar starts; 1 is Monday, 7 is Sunday
  public Column weekday(Object... arguments) {
    return call("weekday", "value", arguments);
  }

  /// year in which the bar starts
  public Column year(Object... arguments) {
    return call("year", "value", arguments);
  }
}
