package io.opentrade.strategy;

/// The indicators, by the words they have in every language. Arguments are columns, numbers,
/// parameters (`params().get("fast")`) and words, in the order in which
/// `opentrade strategy indicators NAME` lists them; the last ones may be left out where they
/// have a usual value. Written by the test of this class.
public final class Ta extends Calls {
  Ta(Scope scope) {
    super(scope);
  }

  /// accumulation distribution line of Williams and Chaikin
  public Column accumulationDistribution(Object... arguments) {
    return call("accumulationDistribution", "value", arguments);
  }

  /// moves by a share of the way to each value that another column says
  public Column adaptiveAverage(Object... arguments) {
    return call("adaptiveAverage", "value", arguments);
  }

  /// directional movement of Wilder, 0 to 100
  public Adx adx(Object... arguments) {
    return new Adx(
        call("adx", "adx", arguments),
        call("adx", "plus", arguments),
        call("adx", "minus", arguments),
        call("adx", "dx", arguments),
        call("adx", "adxr", arguments),
        call("adx", "plusMovement", arguments),
        call("adx", "minusMovement", arguments));
  }

  /// What `adx` gives.
  public record Adx(
      Column adx,
      Column plus,
      Column minus,
      Column dx,
      Column adxr,
      Column plusMovement,
      Column minusMovement) {}

  /// how fresh the highest high and the lowest low are, 0 to 100
  public Aroon aroon(Object... arguments) {
    return new Aroon(
        call("aroon", "up", arguments),
        call("aroon", "down", arguments),
        call("aroon", "oscillator", arguments));
  }

  /// What `aroon` gives.
  public record Aroon(Column up, Column down, Column oscillator) {}

  /// average true range of Wilder
  public Column atr(Object... arguments) {
    return call("atr", "value", arguments);
  }

  /// how many bars ago the highest value of the last bars was
  public Column barsSinceHighest(Object... arguments) {
    return call("barsSinceHighest", "value", arguments);
  }

  /// how many bars ago the lowest value of the last bars was
  public Column barsSinceLowest(Object... arguments) {
    return call("barsSinceLowest", "value", arguments);
  }

  /// slope of the first column over the second, over the last bars
  public Column beta(Object... arguments) {
    return call("beta", "value", arguments);
  }

  /// average and bands of so many standard deviations around it
  public Bollinger bollinger(Object... arguments) {
    return new Bollinger(
        call("bollinger", "middle", arguments),
        call("bollinger", "upper", arguments),
        call("bollinger", "lower", arguments),
        call("bollinger", "width", arguments),
        call("bollinger", "percent", arguments));
  }

  /// What `bollinger` gives.
  public record Bollinger(
      Column middle, Column upper, Column lower, Column width, Column percent) {}

  /// commodity channel index of Lambert
  public Column cci(Object... arguments) {
    return call("cci", "value", arguments);
  }

  /// difference of two averages of accumulationDistribution
  public Column chaikinOscillator(Object... arguments) {
    return call("chaikinOscillator", "value", arguments);
  }

  /// rate of change of the average range, in percent
  public Column chaikinVolatility(Object... arguments) {
    return call("chaikinVolatility", "value", arguments);
  }

  /// money flow of Chaikin, -1 to 1
  public Column cmf(Object... arguments) {
    return call("cmf", "value", arguments);
  }

  /// momentum oscillator of Chande, -100 to 100
  public Column cmo(Object... arguments) {
    return call("cmo", "value", arguments);
  }

  /// Pearson's correlation of two columns over the last bars, -1 to 1
  public Column correlation(Object... arguments) {
    return call("correlation", "value", arguments);
  }

  /// on how many of the last bars a condition was true
  public Column count(Object... arguments) {
    return call("count", "value", arguments);
  }

  /// covariance of two columns over the last bars, of the population
  public Column covariance(Object... arguments) {
    return call("covariance", "value", arguments);
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

  /// double exponential moving average of Mulloy
  public Column dema(Object... arguments) {
    return call("dema", "value", arguments);
  }

  /// highest high and lowest low of the last bars, this one included
  public Donchian donchian(Object... arguments) {
    return new Donchian(
        call("donchian", "upper", arguments),
        call("donchian", "lower", arguments),
        call("donchian", "middle", arguments));
  }

  /// What `donchian` gives.
  public record Donchian(Column upper, Column lower, Column middle) {}

  /// detrended price oscillator
  public Column dpo(Object... arguments) {
    return call("dpo", "value", arguments);
  }

  /// how far the middle of the bar moved for its volume (Arms)
  public Column easeOfMovement(Object... arguments) {
    return call("easeOfMovement", "value", arguments);
  }

  /// exponential moving average
  public Column ema(Object... arguments) {
    return call("ema", "value", arguments);
  }

  /// exponentially weighted mean of all values so far
  public Column ewm(Object... arguments) {
    return call("ewm", "value", arguments);
  }

  /// how far the value is from what a line forecast, in percent
  public Column forecastOscillator(Object... arguments) {
    return call("forecastOscillator", "value", arguments);
  }

  /// smoothed candles
  public HeikinAshi heikinAshi(Object... arguments) {
    return new HeikinAshi(
        call("heikinAshi", "open", arguments),
        call("heikinAshi", "high", arguments),
        call("heikinAshi", "low", arguments),
        call("heikinAshi", "close", arguments));
  }

  /// What `heikinAshi` gives.
  public record HeikinAshi(Column open, Column high, Column low, Column close) {}

  /// highest value of the last bars
  public Column highest(Object... arguments) {
    return call("highest", "value", arguments);
  }

  /// moving average of Hull
  public Column hma(Object... arguments) {
    return call("hma", "value", arguments);
  }

  /// hour at which the bar starts, 0 to 23
  public Column hour(Object... arguments) {
    return call("hour", "value", arguments);
  }

  /// lines and cloud of Ichimoku
  public Ichimoku ichimoku(Object... arguments) {
    return new Ichimoku(
        call("ichimoku", "conversion", arguments),
        call("ichimoku", "base", arguments),
        call("ichimoku", "spanA", arguments),
        call("ichimoku", "spanB", arguments));
  }

  /// What `ichimoku` gives.
  public record Ichimoku(Column conversion, Column base, Column spanA, Column spanB) {}

  /// adaptive moving average of Kaufman
  public Column kama(Object... arguments) {
    return call("kama", "value", arguments);
  }

  /// average and bands of so many average true ranges around it
  public Keltner keltner(Object... arguments) {
    return new Keltner(
        call("keltner", "middle", arguments),
        call("keltner", "upper", arguments),
        call("keltner", "lower", arguments));
  }

  /// What `keltner` gives.
  public record Keltner(Column middle, Column upper, Column lower) {}

  /// volume oscillator of Klinger
  public Klinger klinger(Object... arguments) {
    return new Klinger(call("klinger", "value", arguments), call("klinger", "force", arguments));
  }

  /// What `klinger` gives.
  public record Klinger(Column klinger, Column force) {}

  /// straight line of least squares through the last bars
  public LinearRegression linearRegression(Object... arguments) {
    return new LinearRegression(
        call("linearRegression", "value", arguments),
        call("linearRegression", "slope", arguments),
        call("linearRegression", "intercept", arguments),
        call("linearRegression", "forecast", arguments));
  }

  /// What `linearRegression` gives.
  public record LinearRegression(
      Column linearRegression, Column slope, Column intercept, Column forecast) {}

  /// lowest value of the last bars
  public Column lowest(Object... arguments) {
    return call("lowest", "value", arguments);
  }

  /// moving average convergence divergence of Appel
  public Macd macd(Object... arguments) {
    return new Macd(
        call("macd", "value", arguments),
        call("macd", "signal", arguments),
        call("macd", "histogram", arguments));
  }

  /// What `macd` gives.
  public record Macd(Column macd, Column signal, Column histogram) {}

  /// mass index of Dorsey: whether ranges widen
  public Column massIndex(Object... arguments) {
    return call("massIndex", "value", arguments);
  }

  /// mean distance of the last bars from their average
  public Column meanDeviation(Object... arguments) {
    return call("meanDeviation", "value", arguments);
  }

  /// middle of the bar
  public Column medianPrice(Object... arguments) {
    return call("medianPrice", "value", arguments);
  }

  /// money flow index, 0 to 100
  public Column mfi(Object... arguments) {
    return call("mfi", "value", arguments);
  }

  /// minute of the hour at which the bar starts, 0 to 59
  public Column minute(Object... arguments) {
    return call("minute", "value", arguments);
  }

  /// minutes since midnight at which the bar starts
  public Column minuteOfDay(Object... arguments) {
    return call("minuteOfDay", "value", arguments);
  }

  /// change over some bars
  public Column momentum(Object... arguments) {
    return call("momentum", "value", arguments);
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

  /// negative volume index: changes of price on quieter bars
  public Column nvi(Object... arguments) {
    return call("nvi", "value", arguments);
  }

  /// on balance volume of Granville
  public Column obv(Object... arguments) {
    return call("obv", "value", arguments);
  }

  /// parabolic stop and reverse of Wilder
  public Column parabolicSar(Object... arguments) {
    return call("parabolicSar", "value", arguments);
  }

  /// pivot, supports and resistances of the last day, week or month
  public PivotPoints pivotPoints(Object... arguments) {
    return new PivotPoints(
        call("pivotPoints", "pivot", arguments),
        call("pivotPoints", "r1", arguments),
        call("pivotPoints", "r2", arguments),
        call("pivotPoints", "r3", arguments),
        call("pivotPoints", "s1", arguments),
        call("pivotPoints", "s2", arguments),
        call("pivotPoints", "s3", arguments));
  }

  /// What `pivotPoints` gives.
  public record PivotPoints(
      Column pivot, Column r1, Column r2, Column r3, Column s1, Column s2, Column s3) {}

  /// percentage price oscillator: macd in percent of the slow average
  public Ppo ppo(Object... arguments) {
    return new Ppo(
        call("ppo", "value", arguments),
        call("ppo", "signal", arguments),
        call("ppo", "histogram", arguments));
  }

  /// What `ppo` gives.
  public record Ppo(Column ppo, Column signal, Column histogram) {}

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

  /// positive volume index: changes of price on busier bars
  public Column pvi(Object... arguments) {
    return call("pvi", "value", arguments);
  }

  /// average of close less open
  public Column qstick(Object... arguments) {
    return call("qstick", "value", arguments);
  }

  /// value that a share of the last bars does not exceed; 0.5 is the median
  public Column quantile(Object... arguments) {
    return call("quantile", "value", arguments);
  }

  /// rank of the value among the last bars, from 1 / length to 1
  public Column rank(Object... arguments) {
    return call("rank", "value", arguments);
  }

  /// rate of change in percent
  public Column roc(Object... arguments) {
    return call("roc", "value", arguments);
  }

  /// rate of change as a ratio
  public Column rocr(Object... arguments) {
    return call("rocr", "value", arguments);
  }

  /// relative strength index of Wilder, 0 to 100
  public Column rsi(Object... arguments) {
    return call("rsi", "value", arguments);
  }

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

  /// rise a bar of the straight line of least squares through the last bars
  public Column slope(Object... arguments) {
    return call("slope", "value", arguments);
  }

  /// simple moving average; exact over prices
  public Column sma(Object... arguments) {
    return call("sma", "value", arguments);
  }

  /// standard deviation of the last bars
  public Column standardDeviation(Object... arguments) {
    return call("standardDeviation", "value", arguments);
  }

  /// where the close stands in the range of the last bars, 0 to 100
  public Stochastic stochastic(Object... arguments) {
    return new Stochastic(call("stochastic", "k", arguments), call("stochastic", "d", arguments));
  }

  /// What `stochastic` gives.
  public record Stochastic(Column k, Column d) {}

  /// stochastic of the relative strength index, 0 to 100
  public StochRsi stochRsi(Object... arguments) {
    return new StochRsi(
        call("stochRsi", "value", arguments), call("stochRsi", "signal", arguments));
  }

  /// What `stochRsi` gives.
  public record StochRsi(Column stochRsi, Column signal) {}

  /// sum of the last bars; exact over prices
  public Column sum(Object... arguments) {
    return call("sum", "value", arguments);
  }

  /// band of so many ranges that follows the price and turns with it
  public SuperTrend superTrend(Object... arguments) {
    return new SuperTrend(
        call("superTrend", "value", arguments),
        call("superTrend", "direction", arguments),
        call("superTrend", "upper", arguments),
        call("superTrend", "lower", arguments));
  }

  /// What `superTrend` gives.
  public record SuperTrend(Column superTrend, Column direction, Column upper, Column lower) {}

  /// triple exponential moving average of Mulloy
  public Column tema(Object... arguments) {
    return call("tema", "value", arguments);
  }

  /// triangular moving average
  public Column trima(Object... arguments) {
    return call("trima", "value", arguments);
  }

  /// rate of change in percent of a triple exponential average
  public Column trix(Object... arguments) {
    return call("trix", "value", arguments);
  }

  /// how far the bar reaches from the close before
  public Column trueRange(Object... arguments) {
    return call("trueRange", "value", arguments);
  }

  /// average of high, low and close
  public Column typicalPrice(Object... arguments) {
    return call("typicalPrice", "value", arguments);
  }

  /// ultimate oscillator of Williams, 0 to 100
  public Column ultimateOscillator(Object... arguments) {
    return call("ultimateOscillator", "value", arguments);
  }

  /// value of a column when a condition was last true
  public Column valueWhen(Object... arguments) {
    return call("valueWhen", "value", arguments);
  }

  /// vertical horizontal filter: how much of its way the price kept, 0 to 1
  public Column vhf(Object... arguments) {
    return call("vhf", "value", arguments);
  }

  /// difference of two averages of the volume, in percent
  public Column volumeOscillator(Object... arguments) {
    return call("volumeOscillator", "value", arguments);
  }

  /// average price weighted with volume
  public Column vwap(Object... arguments) {
    return call("vwap", "value", arguments);
  }

  /// moving average weighted with volume
  public Column vwma(Object... arguments) {
    return call("vwma", "value", arguments);
  }

  /// day of the week on which the bar starts; 1 is Monday, 7 is Sunday
  public Column weekday(Object... arguments) {
    return call("weekday", "value", arguments);
  }

  /// weeks since that of 1970-01-01; they begin on Monday
  public Column weekNumber(Object... arguments) {
    return call("weekNumber", "value", arguments);
  }

  /// average of high, low and twice the close
  public Column weightedClose(Object... arguments) {
    return call("weightedClose", "value", arguments);
  }

  /// moving average of Wilder, also called smoothed or modified
  public Column wilder(Object... arguments) {
    return call("wilder", "value", arguments);
  }

  /// accumulation distribution of Williams, without volume
  public Column williamsAD(Object... arguments) {
    return call("williamsAD", "value", arguments);
  }

  /// where the close stands in the range of the last bars, -100 to 0
  public Column williamsR(Object... arguments) {
    return call("williamsR", "value", arguments);
  }

  /// linearly weighted moving average
  public Column wma(Object... arguments) {
    return call("wma", "value", arguments);
  }

  /// year in which the bar starts
  public Column year(Object... arguments) {
    return call("year", "value", arguments);
  }
}
