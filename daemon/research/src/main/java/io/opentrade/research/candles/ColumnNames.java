package io.opentrade.research.candles;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the names of columns mean, in English and as sites in other languages have them. Case,
/// blanks, underscores and brackets do not count.
final class ColumnNames {
  /// What a column of numbers is.
  ///
  /// @param slot of [RowReader]
  /// @param rank among several for the same slot; 0 is the best
  record Meaning(int slot, int rank) {}

  private static final Map<String, Meaning> CANDLES = new HashMap<>();
  private static final Map<String, Meaning> TRADES = new HashMap<>();

  static {
    put(
        CANDLES,
        RowReader.OPEN,
        0,
        "open o openprice priceopen eröffnung eröffn eröffnungskurs erster ouverture ouv");
    put(CANDLES, RowReader.OPEN, 0, "apertura abertura otwarcie откр");
    put(
        CANDLES,
        RowReader.HIGH,
        0,
        "high h highprice pricehigh max hoch höchst tageshoch plushaut haut");
    put(CANDLES, RowReader.HIGH, 0, "máximo massimo máxima hoog najwyzszy najwyższy макс");
    put(CANDLES, RowReader.LOW, 0, "low l lowprice pricelow min tief tiefst tagestief plusbas bas");
    put(CANDLES, RowReader.LOW, 0, "mínimo minimo mínima laag najnizszy najniższy мин");
    put(CANDLES, RowReader.CLOSE, 0, "close c closeprice priceclose closelast");
    put(CANDLES, RowReader.CLOSE, 0, "schluss schlusskurs zuletzt dernier clôture cierre último");
    put(
        CANDLES,
        RowReader.CLOSE,
        0,
        "ultimo chiusura fechamento zamkniecie zamknięcie laatst slot");
    put(CANDLES, RowReader.CLOSE, 1, "last price цена");
    put(CANDLES, RowReader.VOLUME, 0, "volume v vol basevolume volumebase");
    put(CANDLES, RowReader.VOLUME, 0, "volumen wolumen объём объем");
    put(CANDLES, RowReader.VOLUME, 4, "tickvolume tickvol");
    put(TRADES, RowReader.OPEN, 0, "price rate p");
    put(TRADES, RowReader.VOLUME, 0, "amount volume quantity qty size q");
  }

  /// Volumes in a currency that is paid with are not those of what is bought.
  private static final List<String> PAID_WITH =
      List.of("usd", "usdt", "usdc", "busd", "fdusd", "tusd", "eur", "gbp", "jpy", "krw");

  /// Other figures that are made of volumes.
  private static final Pattern DERIVED =
      Pattern.compile("(ma|sma|ema|wma|avg|average|weighted.*|change.*|osc.*|delta|.*quote.*)\\d*");

  /// The best first: where a file has several, the more exact one is taken.
  private static final List<String> STARTS =
      List.of(
          "opentime",
          "timeperiodstart",
          "timeopen",
          "openat",
          "starttime",
          "start",
          "periodstart",
          "windowstart",
          "startat",
          "tsevent",
          "timestamp",
          "unixtimestamp",
          "timestampms",
          "unix",
          "datetime",
          "time",
          "date",
          "dateutc",
          "timeutc",
          "gmttime",
          "localtime",
          "begin",
          "begintime",
          "candlebegintime",
          "transacttime",
          "createdtime",
          "createdat",
          "ts",
          "t",
          "day",
          "datum",
          "data",
          "fecha",
          "дата",
          "");

  private static final List<String> ENDS =
      List.of(
          "closetime",
          "timeclose",
          "closedatetime",
          "closetimestamp",
          "closedate",
          "endtime",
          "enddatetime",
          "endtimestamp",
          "enddate",
          "end",
          "periodend",
          "timeperiodend");

  private static final List<String> MARKETS =
      List.of(
          "symbol",
          "ticker",
          "tic",
          "pair",
          "instrument",
          "instrumentname",
          "instid",
          "productid",
          "market",
          "name",
          "coin",
          "s");

  private ColumnNames() {}

  private static void put(Map<String, Meaning> names, int slot, int rank, String words) {
    for (String word : words.split(" ", -1)) {
      names.put(word, new Meaning(slot, rank));
    }
  }

  static String plain(String name) {
    return name.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-<>\"'()./]|^\\d+\\.", "");
  }

  /// What a column of numbers is; null for any other.
  static @Nullable Meaning meaning(String plain, boolean trades) {
    Meaning meaning = (trades ? TRADES : CANDLES).get(plain);
    return meaning == null && plain.startsWith("volume")
        ? volume(plain.substring("volume".length()))
        : meaning;
  }

  private static @Nullable Meaning volume(String of) {
    if (DERIVED.matcher(of).matches()) {
      return null;
    }
    return new Meaning(RowReader.VOLUME, PAID_WITH.contains(of) || of.equals("to") ? 3 : 2);
  }

  /// How good a column is as the start of bars: 0 is best; -1 is none.
  static int startRank(String plain) {
    return STARTS.indexOf(plain);
  }

  /// How good a column is as the end of bars: 0 is best; -1 is none.
  static int endRank(String plain) {
    return ENDS.indexOf(plain);
  }

  /// Whether a column names the market.
  static boolean isMarket(String plain) {
    return MARKETS.contains(plain);
  }

  /// The column that names the market; -1 where there is none.
  static int market(List<String> names) {
    for (String market : MARKETS) {
      if (names.contains(market)) {
        return names.indexOf(market);
      }
    }
    return -1;
  }
}
