package io.opentrade.engine.indicator;

import static io.opentrade.engine.column.Columns.CLOSE;
import static io.opentrade.engine.column.Columns.VOLUME;
import static io.opentrade.engine.column.Columns.indicator;
import static io.opentrade.engine.column.Columns.output;

import io.opentrade.engine.strategy.Expression;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.ta4j.core.Bar;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.aggregator.HeikinAshiBarAggregator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.CMOIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.MassIndexIndicator;
import org.ta4j.core.indicators.PPOIndicator;
import org.ta4j.core.indicators.ParabolicSarIndicator;
import org.ta4j.core.indicators.ROCIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.StochasticOscillatorDIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.StochasticRSIIndicator;
import org.ta4j.core.indicators.WilliamsRIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.aroon.AroonDownIndicator;
import org.ta4j.core.indicators.aroon.AroonUpIndicator;
import org.ta4j.core.indicators.averages.DoubleEMAIndicator;
import org.ta4j.core.indicators.averages.EMAIndicator;
import org.ta4j.core.indicators.averages.HMAIndicator;
import org.ta4j.core.indicators.averages.KAMAIndicator;
import org.ta4j.core.indicators.averages.MMAIndicator;
import org.ta4j.core.indicators.averages.SMAIndicator;
import org.ta4j.core.indicators.averages.TripleEMAIndicator;
import org.ta4j.core.indicators.averages.VWMAIndicator;
import org.ta4j.core.indicators.averages.WMAIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelMiddleIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.HighPriceIndicator;
import org.ta4j.core.indicators.helpers.HighestValueIndicator;
import org.ta4j.core.indicators.helpers.LowPriceIndicator;
import org.ta4j.core.indicators.helpers.LowestValueIndicator;
import org.ta4j.core.indicators.helpers.OpenPriceIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.TypicalPriceIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuKijunSenIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanAIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuSenkouSpanBIndicator;
import org.ta4j.core.indicators.ichimoku.IchimokuTenkanSenIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.pivotpoints.FibonacciReversalIndicator;
import org.ta4j.core.indicators.pivotpoints.PivotLevel;
import org.ta4j.core.indicators.pivotpoints.PivotPointIndicator;
import org.ta4j.core.indicators.pivotpoints.StandardReversalIndicator;
import org.ta4j.core.indicators.pivotpoints.TimeLevel;
import org.ta4j.core.indicators.statistics.CorrelationCoefficientIndicator;
import org.ta4j.core.indicators.statistics.CovarianceIndicator;
import org.ta4j.core.indicators.statistics.MeanDeviationIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator;
import org.ta4j.core.indicators.statistics.SimpleLinearRegressionIndicator.SimpleLinearRegressionType;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.supertrend.SuperTrendIndicator;
import org.ta4j.core.indicators.volume.ChaikinMoneyFlowIndicator;
import org.ta4j.core.indicators.volume.ChaikinOscillatorIndicator;
import org.ta4j.core.indicators.volume.MoneyFlowIndexIndicator;
import org.ta4j.core.indicators.volume.NVIIndicator;
import org.ta4j.core.indicators.volume.OnBalanceVolumeIndicator;
import org.ta4j.core.indicators.volume.PVIIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.Num;

/// Our indicators and those of ta4j that say the same.
final class Ta4jCases {
  private Ta4jCases() {}

  /// @param first the first bar at which ours must have a value and is compared
  /// @param unit what differences are held against at least; NaN for a thousandth of the price
  /// @param only whether only real candles are compared: where bars have no range or hardly any
  ///     volume, ta4j has no value or another one
  record Case(
      String name,
      Expression ours,
      Function<BarSeries, Indicator<Num>> theirs,
      int first,
      double unit,
      boolean only) {
    /// ta4j takes quadratic time.
    boolean quadratic() {
      return name.equals("parabolic sar");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> all() {
    return Stream.of(averages(), windows(), oscillators(), trends(), volumes())
        .flatMap(List::stream);
  }

  private static Case price(
      String name, Expression ours, Function<BarSeries, Indicator<Num>> theirs, int first) {
    return new Case(name, ours, theirs, first, Double.NaN, false);
  }

  private static Case bounded(
      String name, Expression ours, Function<BarSeries, Indicator<Num>> theirs, int first) {
    return new Case(name, ours, theirs, first, 1, false);
  }

  private static List<Case> averages() {
    return List.of(
        price("sma 10", sma(10), s -> new SMAIndicator(close(s), 10), 9),
        price("sma 50", sma(50), s -> new SMAIndicator(close(s), 50), 49),
        price("ema 1", indicator("ema", CLOSE, 1), s -> new EMAIndicator(close(s), 1), 1),
        price("ema 21", indicator("ema", CLOSE, 21), s -> new EMAIndicator(close(s), 21), 21),
        price("wilder 9", indicator("wilder", CLOSE, 9), s -> new MMAIndicator(close(s), 9), 9),
        price("wma 20", indicator("wma", CLOSE, 20), s -> new WMAIndicator(close(s), 20), 19),
        price("wma 200", indicator("wma", CLOSE, 200), s -> new WMAIndicator(close(s), 200), 199),
        price("hma 20", indicator("hma", CLOSE, 20), s -> new HMAIndicator(close(s), 20), 22),
        price(
            "dema 10", indicator("dema", CLOSE, 10), s -> new DoubleEMAIndicator(close(s), 10), 20),
        price(
            "tema 10", indicator("tema", CLOSE, 10), s -> new TripleEMAIndicator(close(s), 10), 30),
        price("kama", indicator("kama", CLOSE), s -> new KAMAIndicator(close(s)), 10),
        price("vwma 20", indicator("vwma", 20), s -> new VWMAIndicator(close(s), 20), 19));
  }

  private static List<Case> windows() {
    return List.of(
        price("deviation 7", deviation(7), s -> deviation(s, 7), 6),
        price("deviation 200", deviation(200), s -> deviation(s, 200), 199),
        price(
            "highest 20",
            indicator("highest", CLOSE, 20),
            s -> new HighestValueIndicator(close(s), 20),
            19),
        price(
            "lowest 33",
            indicator("lowest", CLOSE, 33),
            s -> new LowestValueIndicator(close(s), 33),
            32),
        price(
            "mean deviation",
            indicator("meanDeviation", CLOSE, 15),
            s -> new MeanDeviationIndicator(close(s), 15),
            14),
        price(
            "regression",
            indicator("linearRegression", CLOSE, 14),
            s -> new SimpleLinearRegressionIndicator(close(s), 14),
            13),
        price(
            "slope",
            indicator("slope", CLOSE, 30),
            s ->
                new SimpleLinearRegressionIndicator(close(s), 30, SimpleLinearRegressionType.SLOPE),
            29),
        bounded(
            "correlation",
            indicator("correlation", CLOSE, VOLUME, 25),
            s -> new CorrelationCoefficientIndicator(close(s), new VolumeIndicator(s), 25),
            24),
        price(
            "covariance",
            indicator("covariance", CLOSE, VOLUME, 25),
            s -> new CovarianceIndicator(close(s), new VolumeIndicator(s), 25),
            24));
  }

  private static List<Case> oscillators() {
    return List.of(
        bounded("rsi 14", indicator("rsi", CLOSE), s -> new RSIIndicator(close(s), 14), 14),
        bounded("rsi 2", indicator("rsi", CLOSE, 2), s -> new RSIIndicator(close(s), 2), 2),
        bounded(
            "stochastic rsi",
            indicator("stochRsi", CLOSE),
            s -> new StochasticRSIIndicator(close(s), 14),
            27),
        bounded(
            "stochastic k",
            indicator("stochastic", 14),
            s -> new StochasticOscillatorKIndicator(s, 14),
            13),
        bounded(
            "stochastic d",
            output("stochastic", "d", 14),
            s -> new StochasticOscillatorDIndicator(new StochasticOscillatorKIndicator(s, 14)),
            15),
        price("macd", indicator("macd", CLOSE), s -> new MACDIndicator(close(s), 12, 26), 26),
        price(
            "macd signal",
            output("macd", "signal", CLOSE),
            s -> new MACDIndicator(close(s), 12, 26).getSignalLine(9),
            26),
        price(
            "macd histogram",
            output("macd", "histogram", CLOSE, 5, 35, 5),
            s -> new MACDIndicator(close(s), 5, 35).getHistogram(5),
            35),
        bounded("ppo", indicator("ppo", CLOSE), s -> new PPOIndicator(close(s)), 26),
        // The running sum of ta4j has drifted, and a small mean deviation divides the drift.
        new Case("cci", indicator("cci", 20), s -> new CCIIndicator(s, 20), 19, 100, false),
        bounded("cmo", indicator("cmo", CLOSE, 14), s -> new CMOIndicator(close(s), 14), 14),
        bounded("roc", indicator("roc", CLOSE, 12), s -> new ROCIndicator(close(s), 12), 12),
        bounded("williams", indicator("williamsR", 14), s -> new WilliamsRIndicator(s, 14), 13),
        bounded("aroon up", indicator("aroon", 25), s -> new AroonUpIndicator(s, 25), 25),
        bounded("aroon down", output("aroon", "down", 10), s -> new AroonDownIndicator(s, 10), 10));
  }

  private static List<Case> trends() {
    return List.of(
        price("true range", indicator("trueRange"), s -> new TRIndicator(s), 0),
        price("atr 14", indicator("atr", 14), s -> new ATRIndicator(s, 14), 14),
        bounded("adx", indicator("adx", 14), s -> new ADXIndicator(s, 14), 28),
        bounded("plus di", output("adx", "plus", 9), s -> new PlusDIIndicator(s, 9), 9),
        bounded("minus di", output("adx", "minus", 14), s -> new MinusDIIndicator(s, 14), 14),
        price("bollinger middle", output("bollinger", "", CLOSE), s -> middle(s), 19),
        price(
            "bollinger upper",
            output("bollinger", "upper", CLOSE),
            s -> new BollingerBandsUpperIndicator(middle(s), deviation(s, 20)),
            19),
        price(
            "bollinger lower",
            output("bollinger", "lower", CLOSE, 20, 2.5),
            s ->
                new BollingerBandsLowerIndicator(
                    middle(s), deviation(s, 20), s.numFactory().numOf(2.5)),
            19),
        bounded(
            "bollinger percent",
            output("bollinger", "percent", CLOSE),
            s -> new PercentBIndicator(close(s), 20, 2),
            19),
        price(
            "keltner upper",
            output("keltner", "upper"),
            s ->
                new KeltnerChannelUpperIndicator(
                    new KeltnerChannelMiddleIndicator(close(s), 20), 2, 10),
            20),
        price(
            "keltner lower",
            output("keltner", "lower", 20, 10, 2, "typical"),
            s -> new KeltnerChannelLowerIndicator(keltner(s), 2, 10),
            20),
        price(
            "donchian upper", donchian("upper"), s -> new DonchianChannelUpperIndicator(s, 20), 19),
        price(
            "donchian lower", donchian("lower"), s -> new DonchianChannelLowerIndicator(s, 20), 19),
        price(
            "donchian middle",
            donchian("middle"),
            s -> new DonchianChannelMiddleIndicator(s, 20),
            19),
        price("super trend", indicator("superTrend"), s -> new SuperTrendIndicator(s), 10),
        price(
            "super trend 7, 1.5",
            indicator("superTrend", 7, 1.5),
            s -> new SuperTrendIndicator(s, 7, 1.5),
            7),
        price("parabolic sar", indicator("ParabolicSar"), s -> new ParabolicSarIndicator(s), 1),
        price(
            "ichimoku conversion",
            output("ichimoku", "conversion"),
            s -> new IchimokuTenkanSenIndicator(s),
            8),
        price("ichimoku base", output("ichimoku", "base"), IchimokuKijunSenIndicator::new, 25),
        price("ichimoku a", output("ichimoku", "spanA"), IchimokuSenkouSpanAIndicator::new, 50),
        price("ichimoku b", output("ichimoku", "spanB"), IchimokuSenkouSpanBIndicator::new, 76),
        // ta4j leaves the first bar as it is; what it gives to the next ones halves with each.
        heikinAshi("open", OpenPriceIndicator::new),
        heikinAshi("high", HighPriceIndicator::new),
        heikinAshi("low", LowPriceIndicator::new),
        heikinAshi("close", ClosePriceIndicator::new),
        bounded("mass index", indicator("massIndex"), s -> new MassIndexIndicator(s, 9, 25), 42),
        price("typical price", indicator("typicalPrice"), TypicalPriceIndicator::new, 0));
  }

  private static List<Case> volumes() {
    return List.of(
        price("obv", indicator("obv"), OnBalanceVolumeIndicator::new, 0),
        // ta4j takes 1 for a flow below 1, which a thousandth of the range hides.
        new Case(
            "mfi",
            indicator("mfi", 14),
            s -> new MoneyFlowIndexIndicator(s, 14),
            14,
            100_000,
            true),
        new Case(
            "cmf", indicator("cmf", 20), s -> new ChaikinMoneyFlowIndicator(s, 20), 19, 1, true),
        price("vwap", indicator("vwap", 14), s -> new VWAPIndicator(s, 14), 13),
        new Case(
            "chaikin oscillator",
            indicator("chaikinOscillator"),
            s -> new ChaikinOscillatorIndicator(s),
            10,
            Double.NaN,
            true),
        price("nvi", indicator("nvi"), NVIIndicator::new, 1),
        price("pvi", indicator("pvi"), PVIIndicator::new, 1));
  }

  static Stream<Case> pivots() {
    return Stream.of(
        price("pivot", output("pivotPoints", "pivot"), s -> pivot(s), 288),
        reversal("r1", PivotLevel.RESISTANCE_1),
        reversal("r2", PivotLevel.RESISTANCE_2),
        reversal("r3", PivotLevel.RESISTANCE_3),
        reversal("s1", PivotLevel.SUPPORT_1),
        reversal("s2", PivotLevel.SUPPORT_2),
        reversal("s3", PivotLevel.SUPPORT_3),
        price(
            "fibonacci r2",
            output("pivotPoints", "r2", "fibonacci"),
            s ->
                new FibonacciReversalIndicator(
                    pivot(s), 0.618, FibonacciReversalIndicator.FibReversalTyp.RESISTANCE),
            288));
  }

  private static Case reversal(String name, PivotLevel level) {
    return price(
        "pivot " + name,
        output("pivotPoints", name),
        s -> new StandardReversalIndicator(pivot(s), level),
        288);
  }

  private static PivotPointIndicator pivot(BarSeries series) {
    return new PivotPointIndicator(series, TimeLevel.DAY);
  }

  private static Case heikinAshi(String output, Function<BarSeries, Indicator<Num>> field) {
    return new Case(
        "heikin ashi " + output,
        output("heikinAshi", output),
        series -> field.apply(heikinAshi(series)),
        60,
        Double.NaN,
        false);
  }

  private static BarSeries heikinAshi(BarSeries series) {
    List<Bar> bars = new HeikinAshiBarAggregator().aggregate(series.getBarData());
    return new BaseBarSeriesBuilder().withNumFactory(series.numFactory()).withBars(bars).build();
  }

  private static Expression donchian(String output) {
    return output("donchian", output, 20);
  }

  private static KeltnerChannelMiddleIndicator keltner(BarSeries series) {
    return new KeltnerChannelMiddleIndicator(series, 20);
  }

  private static Expression deviation(int length) {
    return indicator("standardDeviation", CLOSE, length);
  }

  private static Expression sma(int length) {
    return indicator("sma", CLOSE, length);
  }

  private static Indicator<Num> close(BarSeries series) {
    return new ClosePriceIndicator(series);
  }

  private static BollingerBandsMiddleIndicator middle(BarSeries series) {
    return new BollingerBandsMiddleIndicator(new SMAIndicator(close(series), 20));
  }

  private static Indicator<Num> deviation(BarSeries series, int length) {
    return new StandardDeviationIndicator(close(series), length);
  }
}
