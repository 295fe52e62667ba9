package io.opentrade.server.telegram;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/// The Bot API, as far as we use it. Each method waits for the answer. Safe for use by many
/// threads.
///
/// The token is in the address of every request. So nothing of a failure is handed on but what
/// Telegram wrote, and that without the token.
final class BotClient implements AutoCloseable {
  /// Who is told to wait longer asks once an hour all the same: halting must come through.
  private static final int LONGEST_REST_SECONDS = 3_600;

  private static final int CONFLICT = 409;
  private static final int TOO_MUCH = 429;
  private static final int SENT_AWAY = 403;
  private static final List<Integer> NO_TOKEN = List.of(401, 404);

  private final BotKey key;
  private final OkHttpClient http;
  private final OkHttpTelegramClient telegram;

  /// @param http whose time to read is longer than a poll
  BotClient(BotKey key, OkHttpClient http) {
    this.key = key;
    this.http = http;
    telegram = new OkHttpTelegramClient(new ObjectMapper(), http, key.token(), key.url());
  }

  /// A button: what stands on it, and what comes back when it is pressed.
  record Button(String text, String data) {}

  /// The bot itself.
  User me() throws BotFailure, InterruptedException {
    return call(new GetMe());
  }

  /// What has come in.
  ///
  /// @param offset the first number wanted: those before it are done with; 0 for what there is
  List<Update> updates(int offset, Duration patience) throws BotFailure, InterruptedException {
    return call(new TolerantUpdates(offset, (int) patience.toSeconds()));
  }

  /// @param html of at most 4,096 characters, tags not counted
  /// @param silent whether the phone stays quiet
  void send(long chat, String html, boolean silent, List<Button> buttons)
      throws BotFailure, InterruptedException {
    SendMessage message = new SendMessage(Long.toString(chat), html);
    message.setParseMode("HTML");
    message.setLinkPreviewOptions(LinkPreviewOptions.builder().isDisabled(true).build());
    if (silent) {
      message.setDisableNotification(true);
    }
    if (!buttons.isEmpty()) {
      message.setReplyMarkup(keyboard(buttons));
    }
    call(message);
  }

  /// @param caption of at most 1,024 characters, without tags
  void picture(long chat, byte[] png, String caption) throws BotFailure, InterruptedException {
    InputFile file = new InputFile(new ByteArrayInputStream(png), "chart.png");
    SendPhoto photo = new SendPhoto(Long.toString(chat), file);
    photo.setCaption(caption);
    wait(telegram.executeAsync(photo));
  }

  /// Ends the clock that turns on a pressed button.
  void answered(String press, @Nullable String text) throws BotFailure, InterruptedException {
    AnswerCallbackQuery answer = new AnswerCallbackQuery(press);
    answer.setText(text);
    call(answer);
  }

  /// Takes the buttons off a message.
  void withoutButtons(long chat, int message) throws BotFailure, InterruptedException {
    EditMessageReplyMarkup edit = new EditMessageReplyMarkup();
    edit.setChatId(Long.toString(chat));
    edit.setMessageId(message);
    call(edit);
  }

  /// Ends what waits for an answer.
  @Override
  public void close() {
    http.dispatcher().cancelAll();
    http.connectionPool().evictAll();
  }

  private static InlineKeyboardMarkup keyboard(List<Button> buttons) {
    InlineKeyboardRow row = new InlineKeyboardRow();
    for (Button button : buttons) {
      InlineKeyboardButton key = new InlineKeyboardButton(button.text());
      key.setCallbackData(button.data());
      row.add(key);
    }
    return new InlineKeyboardMarkup(List.of(row));
  }

  private <T extends Serializable> T call(BotApiMethod<T> method)
      throws BotFailure, InterruptedException {
    try {
      return wait(telegram.executeAsync(method));
    } catch (TelegramApiException failed) {
      throw failure(failed);
    }
  }

  private <T> T wait(CompletableFuture<T> answer) throws BotFailure, InterruptedException {
    try {
      return answer.get();
    } catch (ExecutionException failed) {
      throw failure(failed.getCause());
    }
  }

  private BotFailure failure(@Nullable Throwable cause) {
    return switch (cause) {
      case TelegramApiRequestException refused -> refusal(refused);
      case TelegramApiException other when other.getCause() instanceof IOException network ->
          unreachable(network);
      case IOException network -> unreachable(network);
      case null -> new BotFailure(BotFailure.Kind.UNREACHABLE, "no answer");
      default -> new BotFailure(BotFailure.Kind.UNREACHABLE, cause.getClass().getSimpleName());
    };
  }

  private BotFailure unreachable(IOException network) {
    return new BotFailure(
        BotFailure.Kind.UNREACHABLE,
        clean(network.getClass().getSimpleName() + ": " + network.getMessage()));
  }

  private BotFailure refusal(TelegramApiRequestException refused) {
    Integer code = refused.getErrorCode();
    String said = refused.getApiResponse();
    if (code == null || code == 0 || said == null) {
      return new BotFailure(BotFailure.Kind.UNREACHABLE, "the answer cannot be understood");
    }
    Integer seconds =
        refused.getParameters() == null ? null : refused.getParameters().getRetryAfter();
    return new BotFailure(
        kind(code),
        clean(code + " " + said),
        Duration.ofSeconds(seconds == null ? 0 : Math.clamp(seconds, 0, LONGEST_REST_SECONDS)));
  }

  private static BotFailure.Kind kind(int code) {
    if (code == CONFLICT) {
      return BotFailure.Kind.CONFLICT;
    }
    if (code == TOO_MUCH) {
      return BotFailure.Kind.TOO_MUCH;
    }
    if (code == SENT_AWAY) {
      return BotFailure.Kind.SENT_AWAY;
    }
    if (NO_TOKEN.contains(code)) {
      return BotFailure.Kind.TOKEN;
    }
    return code >= 500 ? BotFailure.Kind.UNREACHABLE : BotFailure.Kind.REFUSED;
  }

  private String clean(String text) {
    return text.replace(key.token(), "…")
        .replace(key.token().substring(key.token().indexOf(':') + 1), "…");
  }
}
