package dev.tencentlive.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tencentlive.emulator.Caller.Reply;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomCommandsTest {
    private static final Instant NOON = Instant.parse("2026-06-16T12:00:00Z");

    private final LiveEmulator emulator = LiveEmulator.builder()
            .clock(Clock.fixed(NOON, ZoneOffset.UTC))
            .createRooms(false)
            .start();
    private final Caller caller = Caller.of(emulator, NOON);

    @AfterEach
    void close() {
        emulator.close();
    }

    private Reply call(String command, String body) {
        return caller.call(command, body.replace('\'', '"'));
    }

    private Reply create(String roomId) {
        return call("create_room", "{'RoomInfo':{'RoomId':'" + roomId + "','RoomType':'Live'}}");
    }

    @Test
    void createdRoomHasItsDocumentedInfo() {
        Reply reply = call(
                "create_room",
                "{'RoomInfo':{'RoomId':'room1','RoomType':'Live','RoomName':'n','Owner_Account':'o',"
                        + "'MaxMemberCount':300,'IsMessageDisabled':true,'Cover':{'URL':'u'}}}");

        assertThat(reply.code()).isZero();
        assertThat(reply.response("RoomInfo"))
                .isEqualTo(Map.of(
                        "RoomId",
                        "room1",
                        "RoomType",
                        "Live",
                        "RoomName",
                        "n",
                        "Owner_Account",
                        "o",
                        "MaxMemberCount",
                        300,
                        "IsMessageDisabled",
                        true,
                        "CreateTime",
                        1_781_611_200,
                        "ViewCount",
                        0,
                        "Notice",
                        "",
                        "Cover",
                        Map.of("URL", "u")));
        assertThat(emulator.room("room1").owner()).hasValue("o");
        assertThat(caller.send("room1").code()).isEqualTo(100601);
    }

    @Test
    void callerOwnsARoomWithoutOwner() {
        create("room1");

        assertThat(emulator.room("room1").owner()).hasValue("administrator");
        assertThat(emulator.room("room1").createTime()).hasValue(NOON);
    }

    @Test
    void roomIdIsTakenUntilTheRoomIsDissolved() {
        assertThat(create("room1").code()).isZero();
        assertThat(create("room1").code()).isEqualTo(100003);
        assertThat(call("destroy_room", "{'RoomId':'room1'}").code()).isZero();
        assertThat(create("room1").code()).isZero();
    }

    @Test
    void onlyLiveRoomsAreCreated() {
        assertThat(call("create_room", "{'RoomInfo':{'RoomId':'r','RoomType':'Public'}}")
                        .code())
                .isEqualTo(100015);
    }

    @Test
    void dissolvedRoomTellsItsStatistic() {
        create("room1");

        assertThat(call("destroy_room", "{'RoomId':'room1'}").response("Statistic"))
                .isEqualTo(Map.of(
                        "TotalViewers", 0,
                        "TotalGiftsSent", 0,
                        "TotalGiftCoins", 0,
                        "TotalUniqueGiftSenders", 0,
                        "TotalLikesReceived", 0));
        assertThat(emulator.room("room1").exists()).isFalse();
    }

    @Test
    void updateChangesWhatItNames() {
        create("room1");
        call("update_room_info", "{'RoomInfo':{'RoomId':'room1','RoomName':'new','IsMessageDisabled':true}}");
        Reply info = call("get_room_info", "{'RoomId':'room1'}");

        assertThat(info.response("RoomInfo", "RoomName")).isEqualTo("new");
        assertThat(info.response("RoomInfo", "Owner_Account")).isEqualTo("administrator");
        assertThat(caller.send("room1").code()).isEqualTo(100601);

        call("update_room_info", "{'RoomInfo':{'RoomId':'room1','IsMessageDisabled':false}}");
        assertThat(caller.send("room1").code()).isZero();
    }

    @Test
    void roomsAreListedPageByPageInOrderOfCreation() {
        List.of("c", "a", "b").forEach(this::create);
        Reply first = call("get_room_list", "{'Next':'','Count':2}");
        Reply second = call("get_room_list", "{'Next':'" + first.response("Next") + "','Count':2}");

        assertThat(roomIds(first)).containsExactly("c", "a");
        assertThat(roomIds(second)).containsExactly("b");
        assertThat(second.response("Next")).isEqualTo("");
    }

    private static List<Object> roomIds(Reply reply) {
        List<Object> ids = new ArrayList<>();
        if (reply.response("RoomList") instanceof List<?> rooms) {
            rooms.forEach(room -> ids.add(String.valueOf(((Map<?, ?>) room).get("RoomId"))));
        }
        return ids;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "create_room|{}|RoomInfo: missing, must be an object.",
                "create_room|{'RoomInfo':{}}|RoomInfo.RoomId: missing, must be a string.",
                "create_room|{'RoomInfo':{'RoomId':'r'}}|RoomInfo.RoomType: missing, must be a string.",
                "create_room|{'RoomInfo':{'RoomId':'r','RoomType':'Live','MaxMemberCount':'9'}}"
                        + "|RoomInfo.MaxMemberCount: a string, must be a whole number",
                "create_room|{'RoomInfo':{'RoomId':'r','RoomType':'Live','IsMessageDisabled':1}}"
                        + "|RoomInfo.IsMessageDisabled: the number 1, must be true or false.",
                "get_room_list|{'Next':'','Count':21}|Count: 21, must be 1 to 20.",
                "get_room_list|{'Next':'x','Count':1}|Next: must be empty",
                "mute_member|{'RoomId':'r','MuteTime':1}|MemberList_Account: missing, must be an array of strings.",
                "mute_member|{'RoomId':'r','MemberList_Account':[],'MuteTime':1}|MemberList_Account: 0 accounts",
                "mute_member|{'RoomId':'r','MemberList_Account':[1],'MuteTime':1}|every element must be a string",
                "mute_member|{'RoomId':'r','MemberList_Account':['u'],'MuteTime':-1}|MuteTime: -1, must be 0 to",
                "mute_member|{'RoomId':'r','MemberList_Account':['u'],'MuteTime':'1'}|MuteTime: a string, must be",
                "ban_member|{'RoomId':'r','MemberList_Account':['u']}|Duration: missing",
                "send_text_msg|{'RoomId':'r','TextContent':'t'}|Sender_Account: missing, must be a string.",
                "send_text_msg|{'RoomId':'r','Sender_Account':'u'}|TextContent: missing, must be a string.",
            })
    void wrongFieldIsNamedWithItsRule(String command, String body, String text) {
        create("r");
        Reply reply = call(command, body);

        assertThat(reply.code()).isEqualTo(100002);
        assertThat(reply.info()).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "destroy_room|{'RoomId':'absent'}",
                "update_room_info|{'RoomInfo':{'RoomId':'absent'}}",
                "get_room_info|{'RoomId':'absent'}",
                "mute_member|{'RoomId':'absent','MemberList_Account':['u'],'MuteTime':1}",
                "get_muted_member_list|{'RoomId':'absent'}",
                "ban_member|{'RoomId':'absent','MemberList_Account':['u'],'Duration':1}",
                "unban_member|{'RoomId':'absent','MemberList_Account':['u']}",
                "send_text_msg|{'RoomId':'absent','Sender_Account':'u','TextContent':'t'}",
            })
    void roomMustExist(String command, String body) {
        assertThat(call(command, body).code()).isEqualTo(100004);
    }

    @Test
    void mutedMemberIsListedUntilItsTimeIsOver() {
        create("room1");
        call("mute_member", "{'RoomId':'room1','MemberList_Account':['user1','user2'],'MuteTime':60}");
        call("mute_member", "{'RoomId':'room1','MemberList_Account':['user2'],'MuteTime':0}");

        assertThat(caller.send("room1").code()).isEqualTo(100601);
        assertThat(call("get_muted_member_list", "{'RoomId':'room1'}").response("MutedAccountList"))
                .isEqualTo(List.of(Map.of("Member_Account", "user1", "MutedUntil", 1_781_611_260)));
        emulator.clockOffset(Duration.ofMinutes(1));
        assertThat(call("get_muted_member_list", "{'RoomId':'room1'}").response("MutedAccountList"))
                .isEqualTo(List.of());
    }

    @Test
    void bannedMemberIsRefusedUntilTheBanIsLifted() {
        create("room1");
        call("ban_member", "{'RoomId':'room1','MemberList_Account':['user1'],'Reason':'spam','Duration':60}");
        assertThat(caller.send("room1").code()).isEqualTo(100016);
        assertThat(emulator.room("room1").bannedMembers()).containsExactly("user1");

        call("unban_member", "{'RoomId':'room1','MemberList_Account':['user1']}");
        assertThat(caller.send("room1").code()).isZero();
    }

    @Test
    void textMessageIsWrappedAsText() {
        create("room1");
        Reply reply = call("send_text_msg", "{'RoomId':'room1','Sender_Account':'user1','TextContent':'hello'}");
        ReceivedMessage message = emulator.awaitMessage("room1", Duration.ofSeconds(5));

        assertThat(reply.sequence()).isEqualTo(1);
        assertThat(message.data()).isEqualTo("hello");
        assertThat(message.msgBody()).isEqualTo("[{\"MsgType\":\"TIMTextElem\",\"MsgContent\":{\"Text\":\"hello\"}}]");
    }

    @Test
    void roomsThatWereNotUsedForLongestAreForgotten() {
        try (LiveEmulator roomy = LiveEmulator.start()) {
            roomy.room("first").create();
            roomy.room("used").create();
            for (int i = 0; i < RoomBook.MAX_ROOMS - 1; i++) {
                roomy.room("room" + i).create();
                assertThat(roomy.room("used").exists()).isTrue();
            }

            assertThat(roomy.room("first").exists()).isFalse();
        }
    }
}
