package io.opentrade.server.venue.rest;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/// What a call did on the network: it knows whether anything left this machine.
final class Sending extends EventListener {
  private final AtomicBoolean begun = new AtomicBoolean();

  /// Whether the request may have reached the exchange.
  boolean begun() {
    return begun.get();
  }

  @Override
  public void requestHeadersStart(Call call) {
    begun.set(true);
  }

  /// A client that redirects nothing, repeats nothing by itself, and lets no key leave home.
  ///
  /// @param home the only host, port and scheme that may see the headers
  static OkHttpClient client(
      OkHttpClient shared, RestSettings settings, HttpUrl home, Set<String> keyHeaders) {
    return shared
        .newBuilder()
        .callTimeout(settings.timeout())
        .connectTimeout(settings.timeout())
        .readTimeout(settings.timeout())
        .writeTimeout(settings.timeout())
        .followRedirects(false)
        .followSslRedirects(false)
        .retryOnConnectionFailure(false)
        .eventListenerFactory(
            call -> {
              Sending sending = call.request().tag(Sending.class);
              return sending == null ? EventListener.NONE : sending;
            })
        .addNetworkInterceptor(new Guard(home, keyHeaders))
        .build();
  }

  /// Stands at the last gate before the wire.
  private record Guard(HttpUrl home, Set<String> keyHeaders) implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
      Request request = chain.request();
      HttpUrl url = request.url();
      boolean atHome =
          url.host().equals(home.host())
              && url.port() == home.port()
              && url.scheme().equals(home.scheme());
      if (!atHome && keyHeaders.stream().anyMatch(name -> request.header(name) != null)) {
        throw new IOException("a key was about to leave for another host");
      }
      return chain.proceed(request);
    }
  }
}
