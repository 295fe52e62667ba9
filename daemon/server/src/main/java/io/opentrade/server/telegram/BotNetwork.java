package io.opentrade.server.telegram;

import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/// Makes connections to the Bot API.
///
/// @param tempo how long answers are waited for
record BotNetwork(Tempo tempo) {
  private static final int AT_ONCE = 32;

  /// Redirects are not followed: the token is in the address. Nothing is sent twice by itself: that
  /// is for whoever knows whether it may be.
  BotClient client(BotKey key) {
    Dispatcher dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequestsPerHost(AT_ONCE);
    OkHttpClient http =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .connectTimeout(tempo.answer())
            .writeTimeout(tempo.answer())
            .readTimeout(tempo.poll().plus(tempo.answer()))
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    return new BotClient(key, http);
  }
}
