package io.opentrade.research.candles;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// Reads JSON: the first array of arrays or of objects that a document holds; or rows that are
/// documents of their own, as in JSON lines. Documents may follow one another, as pages do.
final class JsonReader {
  /// Some programs write NaN where a value is missing.
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final RowReader rows;

  JsonReader(RowReader rows) {
    this.rows = rows;
  }

  void read(InputStream stream, Place place) throws IOException {
    JsonRow row = new JsonRow(rows);
    try (JsonParser parser = FACTORY.createParser(stream)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      // Read to the end also when the candles were found: a document cut off is not trusted.
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_ARRAY) {
          document(parser, row, place);
        } else if (token == JsonToken.START_OBJECT) {
          envelope(parser, row, place);
        }
      }
      if (!row.begun()) {
        throw CandleFailure.bad(place, "JSON without an array of candles", "candles");
      }
      rows.finish();
    } catch (StreamConstraintsException e) {
      throw CandleFailure.bad(
          place, "JSON that is nested too deeply or holds too long a word", "an array of candles");
    } catch (StreamReadException e) {
      long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw CandleFailure.bad(
          place.at(line), "broken JSON (" + e.getOriginalMessage() + ")", "an array of candles");
    }
  }

  /// An array that is the whole document: rows, or the values of one.
  private static void document(JsonParser parser, JsonRow row, Place place) throws IOException {
    long line = line(parser);
    JsonToken first = parser.nextToken();
    if (first != null && first.isStructStart()) {
      elements(parser, first, row, place);
    } else if (first != JsonToken.END_ARRAY) {
      row.clear();
      row.array(parser, first, place.at(line));
      row.end(place, line);
    }
  }

  /// An object that is the whole document: it holds an array of rows somewhere, or is a row.
  private static void envelope(JsonParser parser, JsonRow row, Place place) throws IOException {
    long line = line(parser);
    boolean found = false;
    row.clear();
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        return;
      }
      if (token == JsonToken.START_ARRAY && !found) {
        JsonToken first = parser.nextToken();
        found = first != null && first.isStructStart() && elements(parser, first, row, place);
        depth += first == JsonToken.END_ARRAY || found ? 0 : 1;
      } else if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token.isScalarValue() && depth == 1 && !found) {
        row.field(parser);
      }
    }
    if (!found && row.isRow()) {
      row.end(place, line);
    }
  }

  /// Reads the elements of an array, the first of which has just begun, as rows.
  private static boolean elements(JsonParser parser, JsonToken first, JsonRow row, Place place)
      throws IOException {
    JsonToken token = first;
    while (token == JsonToken.START_ARRAY || token == JsonToken.START_OBJECT) {
      long line = line(parser);
      row.clear();
      if (token == JsonToken.START_ARRAY) {
        row.array(parser, parser.nextToken(), place.at(line));
      } else {
        object(parser, row, place.at(line));
      }
      row.end(place, line);
      token = parser.nextToken();
    }
    if (token != JsonToken.END_ARRAY) {
      throw CandleFailure.bad(
          place.at(line(parser)), found(parser, token), "the next candle or the end of the array");
    }
    return true;
  }

  private static String found(JsonParser parser, @Nullable JsonToken token) throws IOException {
    return token == null ? "the end of the file" : "'" + parser.getText() + "'";
  }

  private static void object(JsonParser parser, JsonRow row, Place place) throws IOException {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      if (token == null) {
        throw CandleFailure.bad(place, "a candle that does not end", "a whole candle");
      }
      if (parser.nextToken().isStructStart()) {
        parser.skipChildren();
      } else {
        row.field(parser);
      }
    }
  }

  private static long line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }
}
