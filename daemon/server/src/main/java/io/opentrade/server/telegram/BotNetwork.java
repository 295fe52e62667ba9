package io.opentrade.server.telegram;

import java.io.IOException;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;

/// Makes connections to the Bot API.
///
/// @param tempo how long answers are waited for
record BotNetwork(Tempo tempo) {
  private static final int AT_ONCE = 32;

  /// A hundred messages of the longest kind, and half as many again.
  private static final long LARGEST_ANSWER = 4 << 20;

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
            .callTimeout(tempo.poll().plus(tempo.answer())) // also where it comes in drops
            .addInterceptor(BotNetwork::limited)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .build();
    return new BotClient(key, http);
  }

  /// The library reads an answer whole, however long it is.
  private static Response limited(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    ResponseBody body = response.body();
    if (body.source().request(LARGEST_ANSWER)) {
      response.close();
      throw new IOException("the answer is longer than " + LARGEST_ANSWER + " bytes");
    }
    return response;
  }
}
