package io.opentrade.server.venue.rest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request to an exchange before it is written: the connector's dialect makes a query or a body
/// of its parameters, and signs it.
///
/// @param path without a leading slash
/// @param parameters text, booleans and whole numbers, in their order
/// @param batch the parameters of several requests sent as one list; empty for none
/// @param weight what it costs of the budget of requests
/// @param order whether it costs one of the budget of orders
public record RestCall(
    Method method,
    String path,
    Map<String, Object> parameters,
    List<Map<String, Object>> batch,
    int weight,
    Urgency urgency,
    boolean order) {

  /// The methods in use.
  public enum Method {
    GET,
    POST,
    PUT,
    DELETE
  }

  public RestCall {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    batch = List.copyOf(batch);
  }

  /// A request of weight 1 without parameters.
  public static RestCall of(Method method, String path) {
    return new RestCall(method, path, Map.of(), List.of(), 1, Urgency.ORDINARY, false);
  }

  public static RestCall get(String path) {
    return of(Method.GET, path);
  }

  public static RestCall post(String path) {
    return of(Method.POST, path);
  }

  /// The same with one more parameter; null leaves it out.
  public RestCall with(String name, @Nullable Object value) {
    if (value == null) {
      return this;
    }
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(name, value instanceof Boolean || value instanceof Integer ? value : value.toString());
    return new RestCall(method, path, more, batch, weight, urgency, order);
  }

  public RestCall batch(List<Map<String, Object>> calls) {
    return new RestCall(method, path, parameters, calls, weight, urgency, order);
  }

  public RestCall weighing(int other) {
    return new RestCall(method, path, parameters, batch, other, urgency, order);
  }

  /// The same with a right to the reserve.
  public RestCall vital() {
    return new RestCall(method, path, parameters, batch, weight, Urgency.VITAL, order);
  }

  /// The same as one of the budget of orders.
  public RestCall asOrder() {
    return new RestCall(method, path, parameters, batch, weight, urgency, true);
  }

  /// The parameters as a query, values percent-encoded.
  public String query() {
    StringBuilder text = new StringBuilder();
    parameters.forEach(
        (name, value) ->
            text.append(text.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(Percent.encoded(value.toString())));
    return text.toString();
  }

  /// The whole request in one line: method, path and parameters.
  public String written() {
    return this + " " + Json.write(batch.isEmpty() ? parameters : batch);
  }

  /// Without the values: they may be long, and they are not for logs.
  @Override
  public String toString() {
    return method + " /" + path;
  }
}
