package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client that someone else wrote from the vendor's pages counts on. */
class DocumentedCommandsTest {
    private static final String ROOM_INFO =
            "RoomId:text RoomName:text RoomType:text Owner_Account:text MaxMemberCount:number"
                    + " IsMessageDisabled:flag CreateTime:number ViewCount:number Notice:text";
    private static final String STATISTIC = "TotalViewers:number TotalGiftsSent:number TotalGiftCoins:number"
            + " TotalUniqueGiftSenders:number TotalLikesReceived:number";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            send_custom_msg       | "RoomId":"there","BusinessId":"gift","Data":"5"                | MsgTime:number MsgSeq:number MsgDropReason:text
            send_text_msg         | "RoomId":"there","Sender_Account":"user1","TextContent":"hi"   | MsgTime:number MsgSeq:number MsgDropReason:text
            create_room           | "RoomInfo":{"RoomId":"new","RoomType":"Live","Later":{"a":[1]}} | RoomInfo:object
            destroy_room          | "RoomId":"there"                                               | Statistic:object
            update_room_info      | "RoomInfo":{"RoomId":"there","RoomName":"x"}                   | ''
            get_room_info         | "RoomId":"there"                                               | RoomInfo:object
            get_room_list         | "Next":"","Count":20                                           | Next:text RoomList:array
            mute_member           | "RoomId":"there","MemberList_Account":["a"],"MuteTime":60      | ''
            get_muted_member_list | "RoomId":"there"                                               | MutedAccountList:array
            ban_member            | "RoomId":"there","MemberList_Account":["a"],"Duration":60      | ''
            unban_member          | "RoomId":"there","MemberList_Account":["a"]                    | ''
            """)
    void everyCommandAnswersItsFieldsAndToleratesUnknownOnes(String command, String members, String fields) {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            emulator.room("there").create();
            Caller.Reply reply = Caller.of(emulator)
                    .with("later", "1")
                    .call(command, "{" + members + ",\"Unknown\":{\"deep\":[1,null,true]}}");

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.members())
                    .containsEntry("ErrorCode", 0)
                    .containsEntry("ErrorInfo", "")
                    .containsEntry("ActionStatus", "OK")
                    .hasEntrySatisfying("RequestId", id -> assertThat(id).isInstanceOf(String.class));
            assertFields(reply.response(), fields);
        }
    }

    @Test
    void everyMemberWithinAnAnswerHasItsType() {
        try (LiveEmulator emulator = LiveEmulator.start()) {
            Caller caller = Caller.of(emulator);
            String there = "{\"RoomId\":\"there\",";
            Caller.Reply created = caller.call(
                    "create_room", "{\"RoomInfo\":{\"RoomId\":\"there\",\"RoomType\":\"Live\",\"RoomName\":\"x\"}}");
            caller.call("mute_member", there + "\"MemberList_Account\":[\"a\"],\"MuteTime\":60}");

            assertFields(created.response("RoomInfo"), ROOM_INFO);
            assertFields(caller.call("get_room_info", there + "\"x\":1}").response("RoomInfo"), ROOM_INFO);
            assertFields(only(caller.call("get_room_list", "{\"Next\":\"\",\"Count\":20}"), "RoomList"), ROOM_INFO);
            assertFields(
                    only(caller.call("get_muted_member_list", there + "\"x\":1}"), "MutedAccountList"),
                    "Member_Account:text MutedUntil:number");
            assertFields(caller.call("destroy_room", there + "\"x\":1}").response("Statistic"), STATISTIC);
        }
    }

    private static @Nullable Object only(Caller.Reply reply, String list) {
        assertThat(reply.response(list))
                .isInstanceOf(List.class)
                .asInstanceOf(LIST)
                .hasSize(1);
        return reply.response(list) instanceof List<?> entries ? entries.get(0) : null;
    }

    private static void assertFields(@Nullable Object object, String fields) {
        if (!fields.isEmpty()) {
            assertThat(object).isInstanceOf(Map.class);
        }
        for (String field : fields.isEmpty() ? List.<String>of() : List.of(fields.split(" ", -1))) {
            String[] parts = field.split(":", 2);
            Object value = object instanceof Map<?, ?> members ? members.get(parts[0]) : null;
            assertThat(value)
                    .as(field)
                    .isInstanceOf(
                            switch (parts[1]) {
                                case "text" -> String.class;
                                case "number" -> Number.class;
                                case "flag" -> Boolean.class;
                                case "array" -> List.class;
                                default -> Map.class;
                            });
        }
    }
}
