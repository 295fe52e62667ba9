package io.opentrade.server.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// A web server and a mail server that refuse everything, and say in their refusals all that they
/// were told: paths, headers, bodies, passwords.
final class EchoingServers implements AutoCloseable {
  private final HttpServer web;
  private final ServerSocket mail;

  EchoingServers() throws IOException {
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    web.createContext("/", EchoingServers::answer);
    web.start();
    mail = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::acceptMail);
  }

  String address() {
    return "http://127.0.0.1:" + web.getAddress().getPort();
  }

  String mailServer() {
    return "127.0.0.1:" + mail.getLocalPort();
  }

  /// The clock of an exchange is asked for without a key.
  private static void answer(HttpExchange exchange) throws IOException {
    if (!exchange.getRequestURI().getPath().endsWith("/time")) {
      refuse(exchange);
      return;
    }
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      long now = System.currentTimeMillis();
      send(
          exchange,
          200,
          """
          {"serverTime":%1$d,"retCode":0,"result":{"timeSecond":"%2$d","timeNano":"%1$d000000"},
           "time":%1$d,"code":"0","data":[{"ts":"%1$d"}]}\
          """
              .formatted(now, now / 1000));
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String told =
          "refused: " + exchange.getRequestURI() + exchange.getRequestHeaders().entrySet() + body;
      var answer = new ObjectMapper().createObjectNode();
      answer.put("ok", false).put("error_code", 401).put("description", told);
      answer.put("code", -2015).put("msg", told).put("retCode", 10003).put("retMsg", told);
      send(exchange, 401, answer.toString());
    }
  }

  private void acceptMail() {
    while (!mail.isClosed()) {
      try (Socket socket = mail.accept()) {
        talk(socket);
      } catch (IOException _) {
        // it has hung up, or the test is over
      }
    }
  }

  private static void talk(Socket socket) throws IOException {
    OutputStream out = socket.getOutputStream();
    var in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    say(out, "220 here");
    StringBuilder told = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      told.append(' ').append(line);
      if (line.startsWith("EHLO")) {
        say(out, "250-here");
        say(out, "250 AUTH LOGIN");
      } else if (line.equals("AUTH LOGIN") || line.length() < 12) {
        say(out, "334 " + (told.indexOf("AUTH") < 0 ? "" : "UGFzc3dvcmQ6"));
      } else {
        say(out, "535 refused:" + told);
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    web.stop(0);
    mail.close();
  }
}
