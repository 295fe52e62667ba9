package io.opentrade.server.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A Bot API on this machine: it has one bot, keeps what people write until that is fetched, and
/// examines every request by the rules of the recorded description, where that is here.
final class LoopbackBotApi implements AutoCloseable {
  static final String TOKEN = "4711:CANARY-token-that-nobody-may-see_0001";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> KNOWN =
      List.of(
          "getMe",
          "getUpdates",
          "sendMessage",
          "sendPhoto",
          "answerCallbackQuery",
          "editMessageReplyMarkup");
  private static final long PATIENCE_MILLIS = 10_000;

  /// A request that came in.
  record Call(String method, JsonNode parameters) {
    String text() {
      return parameters.path("text").asText();
    }

    /// What a button sends back; 0 is the first.
    String button(int index) {
      return parameters.at("/reply_markup/inline_keyboard/0/" + index + "/callback_data").asText();
    }
  }

  /// An answer other than the usual.
  record Fault(String method, int status, String body) {}

  private final HttpServer server;
  private final Optional<BotApiRules> rules = BotApiRules.recorded();
  private final TreeMap<Integer, ObjectNode> updates = new TreeMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Deque<Fault> planned = new ArrayDeque<>();
  private int next = 1_000;
  private int message = 1;
  private boolean cut;
  private boolean held;

  LoopbackBotApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// The next request of that method gets this answer.
  synchronized void plan(String method, int status, String body) {
    planned.add(new Fault(method, status, body));
  }

  /// Whether connections are cut without an answer.
  synchronized void cut(boolean whether) {
    cut = whether;
    notifyAll();
  }

  /// Whether messages to people arrive, and are not acknowledged until this ends.
  synchronized void hold(boolean whether) {
    held = whether;
    notifyAll();
  }

  /// Everything up to that number was taken in: it is not asked for again.
  synchronized void awaitTaken(int number) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!updates.isEmpty() && updates.firstKey() <= number) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError("not taken in: " + updates);
      }
      wait(left);
    }
  }

  /// Somebody writes something in their private chat.
  int say(long person, String text, long at) {
    return push(
        number -> update(number).set("message", message(person, person, "private", text, at)));
  }

  /// Something else comes in.
  int push(IntFunction<JsonNode> maker) {
    synchronized (this) {
      int number = next++;
      updates.put(number, (ObjectNode) maker.apply(number));
      notifyAll();
      return number;
    }
  }

  /// What was delivered once comes again, as after a crash of the one who fetched it.
  synchronized void again(ObjectNode update) {
    updates.put(update.path("update_id").asInt(), update);
    notifyAll();
  }

  int press(long person, String data) {
    return push(
        number -> {
          ObjectNode press = JSON.createObjectNode().put("id", "p" + number).put("data", data);
          press.put("chat_instance", "1");
          press.set("from", person(person));
          press.set("message", message(person, person, "private", "?", 1));
          return update(number).set("callback_query", press);
        });
  }

  static ObjectNode update(int number) {
    return JSON.createObjectNode().put("update_id", number);
  }

  ObjectNode message(long from, long chat, String type, String text, long at) {
    ObjectNode message = JSON.createObjectNode().put("message_id", this.message++);
    message.put("date", at).put("text", text);
    message.set("from", person(from));
    message.set("chat", JSON.createObjectNode().put("id", chat).put("type", type));
    return message;
  }

  static ObjectNode person(long number) {
    return JSON.createObjectNode()
        .put("id", number)
        .put("is_bot", false)
        .put("first_name", "Anna <b>")
        .put("username", "anna")
        .put("language_code", "en");
  }

  /// The next call that fits, waited for; taken out.
  synchronized Call await(Predicate<Call> wanted) throws InterruptedException {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (true) {
      for (Call call : calls) {
        if (wanted.test(call)) {
          calls.remove(call);
          return call;
        }
      }
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        throw new AssertionError("it did not come; what came: " + calls + ", wrong: " + faults);
      }
      wait(left);
    }
  }

  /// The next message that is sent to somebody.
  Call sent() throws InterruptedException {
    return await(call -> call.method().equals("sendMessage"));
  }

  synchronized List<Call> unexpected() {
    return calls.stream().filter(call -> call.method().startsWith("send")).toList();
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/");
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (isCut()) {
        return; // closed without a word
      }
      if (path.length != 3 || !path[1].equals("bot" + TOKEN)) {
        reply(exchange, 401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}");
        return;
      }
      String method = canonical(path[2]);
      JsonNode parameters = parameters(exchange, body);
      Fault fault = examine(method, parameters);
      if (fault != null) {
        reply(exchange, fault.status(), fault.body());
        return;
      }
      reply(exchange, 200, "{\"ok\":true,\"result\":" + result(method, parameters) + "}");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// The Bot API takes the names of its methods in any letters.
  private static String canonical(String method) {
    return KNOWN.stream().filter(method::equalsIgnoreCase).findFirst().orElse(method);
  }

  private synchronized boolean isCut() {
    return cut;
  }

  private static JsonNode parameters(HttpExchange exchange, byte[] body) throws IOException {
    String type = exchange.getRequestHeaders().getFirst("content-type");
    if (type.startsWith("multipart/")) {
      return Multipart.read(type, body);
    }
    return JSON.readTree(body);
  }

  private synchronized @Nullable Fault examine(String method, JsonNode parameters) {
    rules.ifPresent(known -> faults.addAll(known.examine(method, parameters)));
    Fault fault = planned.peek();
    if (fault != null && fault.method().equals(method)) {
      return planned.poll();
    }
    if (!method.equals("getUpdates") && !method.equals("getMe")) {
      calls.add(new Call(method, parameters));
      notifyAll();
    }
    return null;
  }

  private synchronized void awaitRelease() throws InterruptedException {
    while (held) {
      wait();
    }
  }

  private String result(String method, JsonNode parameters) throws InterruptedException {
    if (method.startsWith("send")) {
      awaitRelease();
    }
    return switch (method) {
      case "getMe" -> person(4711).put("is_bot", true).put("username", "loop_bot").toString();
      case "getUpdates" ->
          fetched(parameters.path("offset").asInt(), parameters.path("timeout").asInt());
      case "sendMessage", "sendPhoto" ->
          message(4711, parameters.path("chat_id").asLong(), "private", "sent", 1).toString();
      case "editMessageReplyMarkup" -> message(4711, 1, "private", "edited", 1).toString();
      default -> "true";
    };
  }

  private synchronized String fetched(int offset, int seconds) throws InterruptedException {
    updates.headMap(offset, false).clear();
    notifyAll();
    long end = System.currentTimeMillis() + seconds * 1000L;
    while (updates.isEmpty() && System.currentTimeMillis() < end && !cut) {
      wait(Math.max(1, end - System.currentTimeMillis()));
    }
    return updates.values().toString();
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
