package io.opentrade.server.simulate.binance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a request asks for. Every reading that fails throws the [ApiError] that Binance answers.
final class Parameters {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,18}");
  private static final Pattern CLIENT_ID = Pattern.compile("[.A-Z:/a-z0-9_-]{1,36}");
  private static final int MOST_DECIMALS = 8;

  private final Map<String, String> values;

  /// What a signature must be made of.
  private final String signed;

  private Parameters(Map<String, String> values, String signed) {
    this.values = values;
    this.signed = signed;
  }

  /// Of a query and a form; signed is their text as it was sent, one after the other.
  static Parameters of(String query, String body) {
    Map<String, String> values = new LinkedHashMap<>();
    List<String> signed = new ArrayList<>();
    for (String text : List.of(query, body)) {
      List<String> kept = new ArrayList<>();
      for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
        if (!name.equals("signature")) {
          kept.add(pair);
        }
      }
      signed.add(String.join("&", kept));
    }
    return new Parameters(values, String.join("", signed));
  }

  /// Of a WebSocket request; signed are the pairs in order of their names.
  static Parameters of(JsonNode node) {
    Map<String, String> values = new TreeMap<>();
    node.properties()
        .forEach(
            entry -> {
              JsonNode value = entry.getValue();
              values.put(entry.getKey(), value.isValueNode() ? value.asText() : value.toString());
            });
    String signed =
        values.entrySet().stream()
            .filter(entry -> !entry.getKey().equals("signature"))
            .map(entry -> entry.getKey() + "=" + entry.getValue())
            .collect(Collectors.joining("&"));
    return new Parameters(values, signed);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw ApiError.bad(-1100, "Illegal characters found in a parameter.");
    }
  }

  String signed() {
    return signed;
  }

  boolean has(String name) {
    String value = values.get(name);
    return value != null && !value.isEmpty();
  }

  /// The text of that name, null where it was not sent.
  @Nullable String find(String name) {
    return has(name) ? values.get(name) : null;
  }

  String text(String name) {
    String value = find(name);
    if (value == null) {
      throw ApiError.missing(name);
    }
    return value;
  }

  /// A positive number of at most eight decimals, null where it was not sent.
  @Nullable BigDecimal findNumber(String name) {
    String value = find(name);
    if (value == null) {
      return null;
    }
    if (!NUMBER.matcher(value).matches()) {
      throw illegal(name, "^([0-9]{1,20})(\\.[0-9]{1,20})?$");
    }
    BigDecimal number = new BigDecimal(value);
    if (number.stripTrailingZeros().scale() > MOST_DECIMALS) {
      throw ApiError.bad(-1111, "Parameter '" + name + "' has too much precision.");
    }
    return number;
  }

  BigDecimal number(String name) {
    BigDecimal number = findNumber(name);
    if (number == null) {
      throw ApiError.missing(name);
    }
    return number;
  }

  @Nullable Long findWhole(String name) {
    String value = find(name);
    if (value == null) {
      return null;
    }
    if (!WHOLE.matcher(value).matches()) {
      throw illegal(name, "^[0-9]{1,20}$");
    }
    return Long.valueOf(value);
  }

  long whole(String name, long otherwise) {
    Long value = findWhole(name);
    return value == null ? otherwise : value;
  }

  /// How many things are wanted.
  int limit(int otherwise, int most) {
    long limit = whole("limit", otherwise);
    if (limit < 1) {
      throw ApiError.bad(-1130, "Data sent for parameter 'limit' is not valid.");
    }
    return (int) Math.min(limit, most);
  }

  /// A client's name of an order, null where it was not sent.
  @Nullable String findClientId(String name) {
    String value = find(name);
    if (value != null && !CLIENT_ID.matcher(value).matches()) {
      throw illegal(name, "^[\\.A-Z\\:/a-z0-9_-]{1,36}$");
    }
    return value;
  }

  <E extends Enum<E>> Optional<E> one(String name, Class<E> type) {
    String value = find(name);
    if (value == null) {
      return Optional.empty();
    }
    String word = value.toUpperCase(Locale.ROOT);
    return Optional.of(
        Arrays.stream(type.getEnumConstants())
            .filter(each -> each.name().equals(word))
            .findFirst()
            .orElseThrow(() -> unknown(name)));
  }

  private static ApiError unknown(String name) {
    if (name.endsWith("imeInForce")) {
      return ApiError.bad(-1115, "Invalid timeInForce.");
    }
    if (name.endsWith("ype")) {
      return ApiError.bad(-1116, "Invalid orderType.");
    }
    if (name.equals("side")) {
      return ApiError.bad(-1117, "Invalid side.");
    }
    return ApiError.bad(-1130, "Data sent for parameter '" + name + "' is not valid.");
  }

  private static ApiError illegal(String name, String range) {
    return ApiError.bad(
        -1100,
        "Illegal characters found in parameter '" + name + "'; legal range is '" + range + "'.");
  }

  /// Several symbols, written as one or as a list; empty for all.
  List<String> symbols() {
    if (has("symbol") && has("symbols")) {
      throw ApiError.bad(-1128, "Combination of optional parameters invalid.");
    }
    String list = find("symbols");
    if (list != null) {
      return Arrays.stream(list.replaceAll("[\\[\\]\" ]", "").split(",", -1))
          .filter(each -> !each.isEmpty())
          .toList();
    }
    String one = find("symbol");
    return one == null ? List.of() : List.of(one);
  }
}
