package dev.tencentlive.emulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a request's JSON object; whatever is not as documented is refused with 100002, naming the field. */
final class Fields {
    private static final int MAX_ACCOUNT_BYTES = 32;
    private static final int MAX_ROOM_ID_BYTES = 48;

    private final Map<String, @Nullable Object> members;
    private final String path;

    Fields(Map<String, @Nullable Object> members) {
        this(members, "");
    }

    private Fields(Map<String, @Nullable Object> members, String path) {
        this.members = members;
        this.path = path;
    }

    Map<String, @Nullable Object> members() {
        return members;
    }

    boolean has(String name) {
        return members.get(name) != null;
    }

    String text(String name) {
        String text = optionalText(name);
        if (text == null) {
            throw refused(name, "missing, must be a string");
        }
        if (text.isEmpty()) {
            throw refused(name, "empty, must have at least one character");
        }
        return text;
    }

    @Nullable
    String optionalText(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        if (value instanceof Number) {
            throw refused(
                    name,
                    "the number " + value + ", must be a string: send \"" + value
                            + "\" (a page of the vendor says Integer for Data; the service takes text)");
        }
        throw refused(name, kind(value) + ", must be a string");
    }

    String roomId() {
        return printableId("RoomId");
    }

    String printableId(String name) {
        String id = text(name);
        boolean printable = id.chars().allMatch(c -> c >= 0x20 && c <= 0x7e);
        if (!printable || id.length() > MAX_ROOM_ID_BYTES) {
            throw refused(name, "must be 1 to " + MAX_ROOM_ID_BYTES + " bytes of printable ASCII");
        }
        return id;
    }

    String account(String name) {
        return checkedAccount(name, text(name));
    }

    @Nullable
    String optionalAccount(String name) {
        String account = optionalText(name);
        return account == null || account.isEmpty() ? null : checkedAccount(name, account);
    }

    private String checkedAccount(String name, String account) {
        int bytes = account.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_ACCOUNT_BYTES) {
            throw refused(name, bytes + " bytes, must be at most " + MAX_ACCOUNT_BYTES);
        }
        return account;
    }

    List<String> accounts(String name, int most) {
        if (!(members.get(name) instanceof List<?> values)) {
            throw refused(name, kind(members.get(name)) + ", must be an array of strings");
        }
        if (values.isEmpty() || values.size() > most) {
            throw refused(name, values.size() + " accounts, must be 1 to " + most);
        }
        List<String> accounts = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof String account) || account.isEmpty()) {
                throw refused(name, "every element must be a string that is not empty");
            }
            accounts.add(checkedAccount(name, account));
        }
        return accounts;
    }

    long number(String name, long least, long most) {
        Object value = members.get(name);
        if (!(value instanceof Integer || value instanceof Long)) {
            throw refused(name, kind(value) + ", must be a whole number from " + least + " to " + most);
        }
        long number = ((Number) value).longValue();
        if (number < least || number > most) {
            throw refused(name, number + ", must be " + least + " to " + most);
        }
        return number;
    }

    boolean flag(String name, boolean absent) {
        Object value = members.get(name);
        if (value == null) {
            return absent;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw refused(name, kind(value) + ", must be true or false");
    }

    Fields object(String name) {
        if (!(members.get(name) instanceof Map<?, ?> object)) {
            throw refused(name, kind(members.get(name)) + ", must be an object");
        }
        return new Fields(JsonText.members(object), path + name + ".");
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "missing";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "an array";
        }
        if (value instanceof Number) {
            return "the number " + value;
        }
        return value instanceof String ? "a string" : String.valueOf(value);
    }

    private Refusal refused(String name, String why) {
        return ServiceCode.INVALID_PARAMETER.because(path + name + ": " + why + ".");
    }
}
