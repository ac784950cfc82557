const { Api } = require("tls-sig-api-v2");

const [endpoint, sdkAppId, key, administrator] = process.argv.slice(2);

async function send() {
  const userSig = new Api(Number(sdkAppId), key).genSig(administrator, 86400);
  const query = new URLSearchParams({
    sdkappid: sdkAppId,
    identifier: administrator,
    usersig: userSig,
    random: String(Math.floor(Math.random() * 4294967296)),
    contenttype: "json",
  });
  const response = await fetch(endpoint + "/v4/live_engine_http_srv/send_custom_msg?" + query, {
    method: "POST",
    body: JSON.stringify({
      RoomId: "room1",
      Sender_Account: "user1",
      BusinessId: "gift",
      Data: JSON.stringify({ name: "玫瑰 🌹" }),
    }),
  });
  const reply = await response.json();
  console.log(JSON.stringify(reply));
  process.exitCode = reply.ErrorCode === 0 ? 0 : 1;
}

send();
