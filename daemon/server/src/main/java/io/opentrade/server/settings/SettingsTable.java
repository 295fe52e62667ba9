package io.opentrade.server.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// All settings there are. A new setting is one line here and nothing elsewhere.
public final class SettingsTable {
  private static final long MEBIBYTE = 1L << 20;
  private static final long GIBIBYTE = 1L << 30;

  public static final Setting<Long> RESEARCH_HEAP =
      new Setting<>(
          "research.heap",
          new SettingType.Size(128 * MEBIBYTE, 1024 * GIBIBYTE),
          GIBIBYTE,
          "Largest heap of the research process; holds from its next start.");

  public static final Setting<Duration> RESEARCH_IDLE =
      new Setting<>(
          "research.idle",
          new SettingType.Span(Duration.ofMillis(100), Duration.ofHours(24)),
          Duration.ofMinutes(10),
          "The research process ends after so long without work.");

  public static final Setting<Duration> STRATEGY_TIME_LIMIT =
      new Setting<>(
          "strategy.timeLimit",
          new SettingType.Span(Duration.ofMillis(100), Duration.ofHours(24)),
          Duration.ofSeconds(10),
          "A strategy script that gives no sign of life for so long is ended.");

  public static final Setting<Long> STRATEGY_HEAP =
      new Setting<>(
          "strategy.heap",
          new SettingType.Size(64 * MEBIBYTE, 64 * GIBIBYTE),
          512 * MEBIBYTE,
          "Largest heap of the jailed process that runs one strategy script.");

  public static final Setting<String> JAIL_WALL =
      new Setting<>(
          "jail.wall",
          new SettingType.Choice(List.of("auto", "bubblewrap", "landlock")),
          "auto",
          "The wall around strategies; holds from the next start of the research process.");

  public static final Setting<URI> BINANCE_ADDRESS =
      address("binance.address", "https://api.binance.com", "Binance's public spot markets");

  public static final Setting<URI> BINANCE_FUTURES =
      address("binance.futures", "https://fapi.binance.com", "Binance's public futures markets");

  public static final Setting<URI> BINANCE_STREAM =
      streams("binance.stream", "https://stream.binance.com:9443", "the streams of Binance's spot");

  public static final Setting<URI> BINANCE_FUTURES_STREAM =
      streams(
          "binance.futuresStream",
          "https://fstream.binance.com",
          "the streams of Binance's futures");

  public static final Setting<URI> BYBIT_ADDRESS =
      address("bybit.address", "https://api.bybit.com", "Bybit's public markets");

  public static final Setting<URI> BYBIT_STREAM =
      streams("bybit.stream", "https://stream.bybit.com", "Bybit's streams");

  public static final Setting<URI> OKX_ADDRESS =
      address("okx.address", "https://www.okx.com", "OKX's public markets");

  public static final Setting<URI> OKX_STREAM =
      streams("okx.stream", "https://ws.okx.com:8443", "OKX's streams");

  public static final Setting<Optional<BigDecimal>> TRADING_STOP_LOSS =
      new Setting<>(
          "trading.stopLoss",
          new SettingType.Share(),
          Optional.empty(),
          "The stop-loss of entries by hand that name no protection, so far from their price.");

  public static final Setting<Optional<BigDecimal>> TRADING_TAKE_PROFIT =
      new Setting<>(
          "trading.takeProfit",
          new SettingType.Share(),
          Optional.empty(),
          "The take-profit of the same entries; where only one can rest, the stop goes first.");

  public static final Setting<String> TRADING_RISK =
      new Setting<>(
          "trading.risk",
          new SettingType.Choice(List.of("low", "medium", "high")),
          "low",
          "The risk of autopilot start where --risk is not written.");

  public static final Setting<String> FEATURE_REAL_STRATEGIES =
      feature("realStrategies", "strategies may be started at accounts with money");

  public static final Setting<String> FEATURE_CHAT_TRADING =
      feature("chatTrading", "Telegram may add risk; halting from there always works");

  public static final Setting<String> DAEMON_MODE =
      new Setting<>(
          "daemon.mode",
          new SettingType.Choice(List.of("production", "development")),
          "production",
          "In development faults are shown with their stack, and the log keeps debug lines.");

  public static final Setting<String> LOG_LEVEL =
      new Setting<>(
          "log.level",
          new SettingType.Choice(List.of("debug", "info", "warn", "error")),
          "info",
          "The least important lines that are written to the log.");

  public static final Setting<Long> LOG_SIZE =
      new Setting<>(
          "log.size",
          new SettingType.Size(64 * 1024, GIBIBYTE),
          4 * MEBIBYTE,
          "A log file that has grown to this size is set aside; holds from the next start.");

  public static final Setting<Long> LOG_FILES =
      new Setting<>(
          "log.files",
          new SettingType.Whole(1, 100),
          5L,
          "So many log files are kept, the present one included; holds from the next start.");

  public static final Setting<String> DISPLAY_LANGUAGE =
      new Setting<>(
          "display.language",
          new SettingType.Choice(List.of("auto", "en", "fa")),
          "auto",
          "The language of the messages; auto: that of the locale (LC_ALL, LC_MESSAGES, LANG) of"
              + " who asks, and English where the daemon speaks by itself.");

  public static final Setting<Duration> VAULT_AUTO_LOCK =
      new Setting<>(
          "vault.autoLock",
          new SettingType.Span(Duration.ZERO, Duration.ofDays(365)),
          Duration.ZERO,
          "The vault locks what was not used for so long; 0s for never.");

  public static final Setting<String> BACKUP_DAILY =
      new Setting<>(
          "backup.daily",
          new SettingType.Choice(List.of("on", "off")),
          "on",
          "Whether the daemon makes a backup a day by itself, without the vault.");

  public static final Setting<String> BACKUP_CANDLES =
      new Setting<>(
          "backup.candles",
          new SettingType.Choice(List.of("on", "off")),
          "on",
          "Whether the candles are in the daily backup, where the disk has room.");

  public static final Setting<Duration> BACKUP_KEEP =
      new Setting<>(
          "backup.keep",
          new SettingType.Span(Duration.ofDays(1), Duration.ofDays(3650)),
          Duration.ofDays(7),
          "Daily backups are deleted when they are older than this; the last one stays.");
  public static final Setting<DailyHours> NOTIFY_QUIET =
      new Setting<>(
          "notify.quiet",
          new SettingType.Hours(),
          DailyHours.NEVER,
          "Notices that are not critical wait until these hours are over.");

  public static final Setting<Duration> NOTIFY_DIGEST =
      new Setting<>(
          "notify.digest",
          new SettingType.Span(Duration.ofSeconds(1), Duration.ofHours(168)),
          Duration.ofHours(1),
          "A digest is collected for so long after its first notice.");

  public static final Setting<Long> NOTIFY_PER_MINUTE =
      new Setting<>(
          "notify.perMinute",
          new SettingType.Whole(1, 1000),
          20L,
          "The most notices a channel sends in a minute; more go together as one.");
  public static final Setting<URI> TELEGRAM_ADDRESS =
      new Setting<>(
          "telegram.address",
          new SettingType.Address(false),
          URI.create("https://api.telegram.org"),
          "Where Telegram's Bot API is; a token goes only where it was set up for.");

  public static final Setting<Long> ACCESS_REQUESTS =
      new Setting<>(
          "access.requestsPerMinute",
          new SettingType.Whole(1, 1_000_000),
          100L,
          "So many requests a minute a client may make; what its owner types is not counted.");

  public static final Setting<Optional<Path>> ACCESS_SOCKET =
      new Setting<>(
          "access.socket",
          new SettingType.File(),
          Optional.empty(),
          "A second socket, for whom access.admits names; holds from the next start.");

  public static final Setting<String> ACCESS_ADMITS =
      new Setting<>(
          "access.admits",
          new SettingType.Choice(List.of("tokens", "users", "both")),
          "tokens",
          "Who comes in by access.socket: tokens, added users, or both; from the next start.");

  public static final Setting<Long> METRICS_PORT =
      new Setting<>(
          "metrics.port",
          new SettingType.Whole(0, 65_535),
          0L,
          "The figures are at http://127.0.0.1:PORT/metrics; 0 for off; from the next start.");

  public static final Setting<Optional<Path>> METRICS_FILE =
      new Setting<>(
          "metrics.file",
          new SettingType.File(),
          Optional.empty(),
          "A file that holds the figures of the last 15 seconds; holds from the next start.");

  public static final Setting<String> WATCHDOG_THREADS =
      reaction("watchdog.threads", "a thread is stuck");

  public static final Setting<Duration> WATCHDOG_THREAD_LIMIT =
      new Setting<>(
          "watchdog.threadLimit",
          new SettingType.Span(Duration.ofMillis(50), Duration.ofHours(1)),
          Duration.ofMinutes(1),
          "A thread that is at one piece of work for longer is stuck.");

  public static final Setting<String> WATCHDOG_FEEDS =
      reaction("watchdog.feeds", "a market that orders or a strategy wait for says nothing");

  public static final Setting<Duration> WATCHDOG_FEED_LIMIT =
      new Setting<>(
          "watchdog.feedLimit",
          new SettingType.Span(Duration.ofMillis(50), Duration.ofHours(24)),
          Duration.ofMinutes(2),
          "A market that is waited for and says nothing for longer is silent.");

  public static final Setting<String> WATCHDOG_QUEUES =
      reaction("watchdog.queues", "more waits at an account than is worked off");

  public static final Setting<Long> WATCHDOG_QUEUE_LIMIT =
      new Setting<>(
          "watchdog.queueLimit",
          new SettingType.Whole(1, 1_000_000),
          1_000L,
          "More than so many things waiting at one account are too many.");

  private static final List<Setting<?>> ALL =
      List.of(
          RESEARCH_HEAP,
          RESEARCH_IDLE,
          STRATEGY_TIME_LIMIT,
          STRATEGY_HEAP,
          JAIL_WALL,
          BINANCE_ADDRESS,
          BINANCE_FUTURES,
          BINANCE_STREAM,
          BINANCE_FUTURES_STREAM,
          BYBIT_ADDRESS,
          BYBIT_STREAM,
          OKX_ADDRESS,
          OKX_STREAM,
          TRADING_STOP_LOSS,
          TRADING_TAKE_PROFIT,
          TRADING_RISK,
          FEATURE_REAL_STRATEGIES,
          FEATURE_CHAT_TRADING,
          DAEMON_MODE,
          LOG_LEVEL,
          LOG_SIZE,
          LOG_FILES,
          VAULT_AUTO_LOCK,
          BACKUP_DAILY,
          BACKUP_CANDLES,
          BACKUP_KEEP,
          NOTIFY_QUIET,
          NOTIFY_DIGEST,
          NOTIFY_PER_MINUTE,
          TELEGRAM_ADDRESS,
          ACCESS_REQUESTS,
          ACCESS_SOCKET,
          ACCESS_ADMITS,
          METRICS_PORT,
          METRICS_FILE,
          WATCHDOG_THREADS,
          WATCHDOG_THREAD_LIMIT,
          WATCHDOG_FEEDS,
          WATCHDOG_FEED_LIMIT,
          WATCHDOG_QUEUES,
          WATCHDOG_QUEUE_LIMIT,
          DISPLAY_LANGUAGE);

  private SettingsTable() {}

  private static Setting<String> feature(String name, String what) {
    return new Setting<>(
        "feature." + name,
        new SettingType.Choice(List.of("on", "off")),
        "on",
        "Whether " + what + ".");
  }

  private static Setting<String> reaction(String key, String when) {
    return new Setting<>(
        key,
        new SettingType.Choice(List.of("off", "notify", "halt")),
        "notify",
        "What is done when " + when + ": nothing, a notice, or a notice and a halt.");
  }

  private static Setting<URI> address(String key, String home, String what) {
    return address(key, new SettingType.Address(false), home, what);
  }

  private static Setting<URI> streams(String key, String home, String what) {
    return address(key, new SettingType.Address(true), home, what);
  }

  private static Setting<URI> address(
      String key, SettingType.Address type, String home, String what) {
    return new Setting<>(
        "exchange." + key,
        type,
        URI.create(home),
        "Where " + what + " are asked for; no key is ever sent there.");
  }

  /// The keys of those that hold for one house only: they name hosts or files, or say who comes in.
  public static List<String> guarded() {
    return ALL.stream().map(Setting::key).filter(SettingsTable::isGuarded).toList();
  }

  /// Whether only the owner may change it: it names a host or a file, or says who comes in.
  public static boolean isGuarded(String key) {
    return key.startsWith("access.")
        || key.startsWith("feature.")
        || key.startsWith("metrics.")
        || ALL.stream()
            .filter(setting -> setting.key().equals(key))
            .anyMatch(
                setting ->
                    switch (setting.type()) {
                      case SettingType.Address _, SettingType.File _ -> true;
                      case SettingType.Choice _,
                          SettingType.Whole _,
                          SettingType.Size _,
                          SettingType.Span _,
                          SettingType.Share _,
                          SettingType.Hours _ ->
                          false;
                    });
  }

  /// In the order in which they are shown.
  public static List<Setting<?>> all() {
    return ALL;
  }
}
