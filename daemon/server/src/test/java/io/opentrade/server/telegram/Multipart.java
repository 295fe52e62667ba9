package io.opentrade.server.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a form with a file: the fields as texts, the file as the word `file`.
final class Multipart {
  private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
  private static final String FILE = "file";
  private static final String ATTACHED = "attach://";
  private static final String GAP = "\r\n\r\n";

  private Multipart() {}

  static JsonNode read(String type, byte[] body) {
    String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
    String text = new String(body, StandardCharsets.ISO_8859_1);
    ObjectNode fields = new ObjectMapper().createObjectNode();
    for (String part : text.split(Pattern.quote(boundary))) {
      Matcher name = NAME.matcher(part);
      int gap = part.indexOf(GAP);
      if (gap < 0 || !name.find()) {
        continue;
      }
      String value = part.substring(gap + GAP.length(), part.length() - 2);
      boolean file = part.substring(0, gap).contains("filename=");
      fields.put(
          name.group(1),
          file
              ? FILE
              : new String(value.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
    attach(fields);
    return fields;
  }

  /// `attach://NAME` means the file of that name.
  private static void attach(ObjectNode fields) {
    List<String> attached = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      String value = field.getValue().asText();
      if (value.startsWith(ATTACHED)) {
        attached.add(value.substring(ATTACHED.length()));
        field.setValue(fields.path(attached.getLast()));
      }
    }
    fields.remove(attached);
  }
}
