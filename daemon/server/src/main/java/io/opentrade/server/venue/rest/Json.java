package io.opentrade.server.venue.rest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentrade.engine.domain.Price;
import io.opentrade.engine.domain.Quantity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A part of an exchange's answer. What is missing or of another form is an `UnexpectedAnswer` that
/// names the place; the REST and stream paths make an error value of it.
public final class Json {
  /// A list of all markets of the largest exchange has half as many; each takes some fifty bytes of
  /// heap.
  private static final long MOST_TOKENS = 2_000_000;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
              .build());

  /// Digits on either side of the point; keeps `1e999999999` from becoming a gigabyte of zeros.
  private static final int MOST_DIGITS = 60;

  private final JsonNode node;
  private final String path;

  private Json(JsonNode node, String path) {
    this.node = node;
    this.path = path;
  }

  /// @throws UnexpectedAnswer where the text is no JSON
  public static Json parse(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      if (node == null || node.isMissingNode()) {
        throw new UnexpectedAnswer("nothing");
      }
      return new Json(node, "the answer");
    } catch (StreamConstraintsException e) {
      throw new UnexpectedAnswer("more than it should be");
    } catch (JsonProcessingException e) {
      throw new UnexpectedAnswer("text that is no JSON");
    }
  }

  /// Writes parameters as a JSON object or list.
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }

  public boolean has(String name) {
    JsonNode child = node.path(name);
    return !child.isMissingNode() && !child.isNull();
  }

  /// The member of that name.
  public Json at(String name) {
    JsonNode child = node.path(name);
    if (child.isMissingNode() || child.isNull()) {
      throw strange(name + " is missing");
    }
    return new Json(child, name);
  }

  /// The item at that place of a list.
  public Json at(int index) {
    JsonNode child = node.path(index);
    if (child.isMissingNode() || child.isNull()) {
      throw strange(path + " has no item " + index);
    }
    return new Json(child, path + "[" + index + "]");
  }

  /// The items of a list.
  public List<Json> list() {
    if (!node.isArray()) {
      throw strange(path + " is no list");
    }
    List<Json> items = new ArrayList<>(node.size());
    for (JsonNode item : node) {
      items.add(new Json(item, path + "[" + items.size() + "]"));
    }
    return items;
  }

  /// The items of a list in it.
  public List<Json> list(String name) {
    return at(name).list();
  }

  /// This value as text.
  public String text() {
    if (!node.isValueNode() || node.isNull()) {
      throw strange(path + " is no text");
    }
    return node.asText();
  }

  public String text(String name) {
    return at(name).text();
  }

  /// The text, or the other one where it is missing.
  public String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  public boolean flag(String name) {
    return text(name).equalsIgnoreCase("true");
  }

  public long whole() {
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw strange(path + " is no whole number");
    }
  }

  public long whole(String name) {
    return at(name).whole();
  }

  public BigDecimal decimal() {
    BigDecimal value;
    try {
      value = new BigDecimal(text());
    } catch (NumberFormatException e) {
      throw strange(path + " is no number");
    }
    if (value.signum() != 0
        && (Math.abs((long) value.scale()) > MOST_DIGITS || value.precision() > MOST_DIGITS)) {
      throw strange(path + " has too many digits");
    }
    return value;
  }

  /// A number in the digits that were sent: checksums are over these.
  public String digits() {
    BigDecimal _ = decimal();
    return text();
  }

  public BigDecimal decimal(String name) {
    return at(name).decimal();
  }

  /// The number, or null where it is missing or an empty text.
  public @Nullable BigDecimal decimalOrNull(String name) {
    return !has(name) || text(name).isEmpty() ? null : decimal(name);
  }

  public Price price(String name) {
    return new Price(decimal(name));
  }

  /// The price, or null where it is missing, empty or not positive: exchanges write 0 for none.
  public @Nullable Price priceOrNull(String name) {
    BigDecimal value = decimalOrNull(name);
    return value == null || value.signum() <= 0 ? null : new Price(value);
  }

  public Quantity quantity(String name) {
    return new Quantity(decimal(name));
  }

  /// A finite number of a column.
  ///
  /// @param least smallest value that can be
  public double number(double least) {
    double value;
    try {
      value = Double.parseDouble(text());
    } catch (NumberFormatException e) {
      throw strange(path + " is no number");
    }
    if (!Double.isFinite(value) || value < least) {
      throw strange(path + " cannot be");
    }
    return value;
  }

  private static UnexpectedAnswer strange(String what) {
    return new UnexpectedAnswer(what);
  }

  @Override
  public String toString() {
    return node.toString();
  }
}
