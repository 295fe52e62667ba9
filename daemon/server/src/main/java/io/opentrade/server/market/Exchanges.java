package io.opentrade.server.market;

import io.opentrade.server.settings.Setting;
import io.opentrade.server.settings.Settings;
import io.opentrade.server.settings.SettingsTable;
import io.opentrade.server.venue.Addresses;
import io.opentrade.server.venue.Venue;
import io.opentrade.server.venue.binance.Binance;
import io.opentrade.server.venue.bybit.Bybit;
import io.opentrade.server.venue.okx.Okx;
import io.opentrade.server.venue.rest.Network;
import io.opentrade.server.venue.rest.Pace;
import io.opentrade.server.venue.rest.RestSettings;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/// The exchanges that we speak, by name. What is asked for promptly shares one connector an
/// exchange, so that its rate budget is one; it is made anew when its addresses change.
public final class Exchanges implements AutoCloseable {
  /// In the order in which they are shown.
  public static final List<String> NAMES = List.of("binance", "bybit", "okx");

  private final Settings settings;
  private final InstantSource clock;
  private final Map<String, Open> open = new HashMap<>();

  /// Costs a tenth of a second to make: only when somebody asks.
  private final Supplier<OkHttpClient> client = once(OkHttpClient::new);

  private record Open(Addresses addresses, Venue venue) {}

  public Exchanges(Settings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// The exchange, for somebody who waits.
  ///
  /// @throws DownloadFailure where we do not speak it
  public synchronized Venue prompt(String name) {
    Addresses addresses = addresses(name);
    Open known = open.get(name);
    if (known != null && known.addresses().equals(addresses)) {
      return known.venue();
    }
    if (known != null) {
      known.venue().close();
    }
    Venue venue =
        make(name, addresses, new Network(client.get(), RestSettings.PROMPT, clock, Pace.REAL));
    open.put(name, new Open(addresses, venue));
    return venue;
  }

  /// The exchange at other addresses than its own, such as its test hosts. The caller closes it.
  ///
  /// @param name one of `NAMES`
  public Venue at(String name, Addresses addresses) {
    return make(name, addresses, new Network(client.get(), RestSettings.PROMPT, clock, Pace.REAL));
  }

  /// The exchange, for long work. The caller closes it.
  ///
  /// @throws DownloadFailure where we do not speak it
  public Venue patient(String name, Pace pace) {
    Addresses addresses = addresses(name);
    return make(name, addresses, new Network(client.get(), RestSettings.PATIENT, clock, pace));
  }

  private Addresses addresses(String name) {
    return switch (name) {
      case "binance" ->
          new Addresses(
              at(SettingsTable.BINANCE_ADDRESS),
              at(SettingsTable.BINANCE_FUTURES),
              at(SettingsTable.BINANCE_STREAM),
              at(SettingsTable.BINANCE_FUTURES_STREAM));
      case "bybit" -> both(SettingsTable.BYBIT_ADDRESS, SettingsTable.BYBIT_STREAM);
      case "okx" -> both(SettingsTable.OKX_ADDRESS, SettingsTable.OKX_STREAM);
      default ->
          throw new DownloadFailure(
              DownloadFailure.Kind.USAGE,
              "'" + name + "' is no exchange that we speak.",
              "There are " + String.join(", ", NAMES) + "; files of others: data import.");
    };
  }

  private Addresses both(Setting<URI> rest, Setting<URI> stream) {
    return new Addresses(at(rest), at(rest), at(stream), at(stream));
  }

  /// The client takes streams by the schemes that they are asked for with: ws is http, wss https.
  private HttpUrl at(Setting<URI> setting) {
    return HttpUrl.get(settings.get(setting).toString().replaceFirst("^ws", "http"));
  }

  private static Venue make(String name, Addresses addresses, Network network) {
    return switch (name) {
      case "binance" -> new Binance(network, addresses);
      case "bybit" -> new Bybit(network, addresses);
      case "okx" -> new Okx(network, addresses);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static <T> Supplier<T> once(Supplier<T> maker) {
    return new Supplier<>() {
      private final Object lock = new Object();
      private volatile @Nullable T made;

      @Override
      public T get() {
        synchronized (lock) {
          T known = made;
          if (known == null) {
            known = maker.get();
            made = known;
          }
          return known;
        }
      }
    };
  }

  @Override
  public synchronized void close() {
    open.values().forEach(one -> one.venue().close());
    open.clear();
  }
}
