package dev.tencentlive;

import static dev.tencentlive.ErrorKind.AUTH;
import static dev.tencentlive.ErrorKind.CALLER;
import static dev.tencentlive.ErrorKind.POLICY;
import static dev.tencentlive.ErrorKind.QUOTA;
import static dev.tencentlive.ErrorKind.SERVER;
import static dev.tencentlive.ErrorKind.STATE;
import static dev.tencentlive.ErrorKind.THROTTLE;
import static dev.tencentlive.RetryMode.BACKING_OFF;
import static dev.tencentlive.RetryMode.NEVER;
import static dev.tencentlive.RetryMode.ONLY_IF_REPEATABLE;
import static dev.tencentlive.RetryMode.SIGNING_ANEW;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Every code the service is known to answer: the one table that decides what a code means, whether it is tried again
 * and what to do about it. Ordered by code; the vendor's list is not closed, so {@link #of} may find none.
 *
 * <pre>{@code
 * LiveError.of(70001).map(error -> error.remedy(Locale.ENGLISH));
 * }</pre>
 *
 * <p>Meanings were read in the vendor's pages 647/74354, 647/60027, 1047/34348 and 1047/34620 and in the error
 * constants of its client SDKs; which codes may follow a delivery is our reading of them. A name that ends in its
 * number stands beside another one of the same meaning, or for a code whose precise cause is not known here; the text
 * then says so.
 */
public enum LiveError {
    GROUP_SERVICE_ERROR(
            row(10002, SERVER, ONLY_IF_REPEATABLE),
            "The group service had an internal error.",
            Remedy.MAY_HAVE_ACTED,
            "群组服务内部错误。",
            Remedy.MAY_HAVE_ACTED_ZH),
    UNKNOWN_COMMAND(
            row(10003, CALLER, NEVER),
            "The service does not know the command that was called.",
            Remedy.OURS,
            "请求的命令字有误。",
            Remedy.OURS_ZH),
    GROUP_PARAMETER_INVALID(
            row(10004, CALLER, NEVER),
            "A parameter is invalid for the group behind the room.",
            Remedy.READ_ERROR_INFO,
            "房间对应群组的请求参数非法。",
            Remedy.READ_ERROR_INFO_ZH),
    TOO_MANY_ACCOUNTS(
            row(10005, CALLER, NEVER),
            "The request names too many accounts.",
            "Name fewer accounts per request.",
            "请求中携带的账号数量过多。",
            "请减少单次请求中的账号数量。"),
    OPERATION_TOO_FREQUENT(
            row(10006, THROTTLE, BACKING_OFF),
            "The operation is called more often than its limit allows.",
            Remedy.SEND_LESS,
            "操作频率超过限制。",
            Remedy.SEND_LESS_ZH),
    OPERATION_NOT_PERMITTED(
            row(10007, STATE, NEVER),
            "The account has no right to do this in the group behind the room.",
            "Check the role of the sender in the room, or let an administrator account send.",
            "账号在房间对应的群组中没有操作权限。",
            "请检查发送者在房间中的身份，或改由管理员账号发送。"),
    GROUP_NOT_FOUND(
            row(10010, STATE, NEVER),
            "The group behind the room does not exist or was dissolved.",
            Remedy.CREATE_ROOM,
            "房间对应的群组不存在，或已被解散。",
            Remedy.CREATE_ROOM_ZH),
    GROUP_REQUEST_UNREADABLE(
            row(10011, CALLER, NEVER),
            "The group service could not read the JSON of the request.",
            Remedy.OURS,
            "群组服务无法解析请求的 JSON 包体。",
            Remedy.OURS_ZH),
    OPERATOR_INVALID(
            row(10012, CALLER, NEVER),
            "The account that acts is not valid.",
            "Check tencent.live.identifier and the message's sender: each must be an account of this application.",
            "发起操作的账号非法。",
            "请检查 tencent.live.identifier 以及消息的发送者账号，二者都必须是该应用的账号。"),
    GROUP_ID_INVALID(
            row(10015, STATE, NEVER),
            "No group was found for the room's id, or the id is not valid.",
            Remedy.CREATE_ROOM,
            "找不到该房间 ID 对应的群组，或 ID 非法。",
            Remedy.CREATE_ROOM_ZH),
    WEBHOOK_REFUSED(
            row(10016, POLICY, NEVER),
            "The application's own webhook refused the message.",
            "Ask the back end behind the before-message webhook why it answered that the message is forbidden.",
            "应用后台通过第三方回调拒绝了该消息。",
            "请检查发消息前回调的后台服务为何返回禁止发送。"),
    SENDER_MUTED_IN_GROUP(
            row(10017, STATE, NEVER),
            "The sender is muted in the group behind the room.",
            Remedy.UNMUTE,
            "发送者在房间对应的群组中被禁言。",
            Remedy.UNMUTE_ZH),
    REPLY_TOO_LONG(
            row(10018, CALLER, NEVER),
            "The answer would be longer than 1 MB: too much was asked for at once.",
            "Ask for less per request.",
            "应答包超过 1 MB，单次请求的内容过多。",
            "请减少单次请求的数据量。"),
    GROUP_ACCOUNT_NOT_FOUND(
            row(10019, CALLER, NEVER),
            "An account in the request does not exist.",
            Remedy.IMPORT_ACCOUNT,
            "请求中的账号不存在。",
            Remedy.IMPORT_ACCOUNT_ZH),
    GROUP_MESSAGES_TOO_FREQUENT(
            row(10023, THROTTLE, BACKING_OFF),
            "Messages are sent more often than the limit allows.",
            Remedy.SEND_LESS,
            "发消息的频率超过限制。",
            Remedy.SEND_LESS_ZH),
    COMMAND_DISABLED(
            row(10026, QUOTA, NEVER),
            "The command is disabled for this SDKAppID.",
            "Have the command enabled: give SDKAppID and request id to the vendor's support.",
            "该 SDKAppID 的此命令字已被禁用。",
            "请将 SDKAppID 和 RequestId 提供给腾讯云技术支持，申请开通该命令。"),
    GROUP_QUOTA_10058(
            row(10058, QUOTA, NEVER),
            "A limit of the plan on groups was reached; no precise cause is known here.",
            Remedy.PLAN,
            "达到套餐对群组的限制，具体原因此处未知。",
            Remedy.PLAN_ZH),
    PLAN_LACKS_FEATURE(
            row(10059, QUOTA, NEVER),
            "The feature needs a higher plan than the application has.",
            Remedy.PLAN,
            "当前套餐版本不支持该功能，需要更高版本。",
            Remedy.PLAN_ZH),
    WEBHOOK_REFUSED_WITH_OWN_CODE(
            rows(10100, 10200, POLICY, NEVER),
            "The application's own webhook refused the message with a code of its own (10100 to 10200).",
            "Look up the number where the before-message webhook is implemented: it chose the code.",
            "应用后台通过第三方回调以自定义错误码（10100 至 10200）拒绝了该消息。",
            "请到发消息前回调的实现中查找该错误码的含义，它由应用后台自行定义。"),
    MESSAGE_NETWORK_ERROR(
            row(20004, SERVER, ONLY_IF_REPEATABLE),
            "The message service had a network error inside.",
            Remedy.MAY_HAVE_ACTED,
            "消息服务内部网络异常。",
            Remedy.MAY_HAVE_ACTED_ZH),
    MESSAGE_SERVICE_ERROR(
            row(20005, SERVER, ONLY_IF_REPEATABLE),
            "The message service had an internal error.",
            Remedy.MAY_HAVE_ACTED,
            "消息服务内部错误。",
            Remedy.MAY_HAVE_ACTED_ZH),
    URL_UNREADABLE(
            row(60002, CALLER, NEVER),
            "The service could not read the HTTP request or its URL.",
            Remedy.OURS,
            "HTTP 解析错误，请求 URL 格式有误。",
            Remedy.OURS_ZH),
    JSON_UNREADABLE(
            row(60003, CALLER, NEVER),
            "The service could not read the JSON of the request.",
            Remedy.OURS,
            "HTTP 请求的 JSON 解析错误。",
            Remedy.OURS_ZH),
    ACCOUNT_CHECK_FAILED(
            row(60004, AUTH, SIGNING_ANEW),
            "The account or the UserSig in the request is wrong.",
            Remedy.ACCOUNT_AND_KEY,
            "请求 URL 或 JSON 包体中的账号或签名错误。",
            Remedy.ACCOUNT_AND_KEY_ZH),
    ACCOUNT_CHECK_FAILED_60005(
            row(60005, AUTH, SIGNING_ANEW),
            "The account or the UserSig in the request is wrong.",
            Remedy.ACCOUNT_AND_KEY,
            "请求 URL 或 JSON 包体中的账号或签名错误。",
            Remedy.ACCOUNT_AND_KEY_ZH),
    SDKAPPID_INVALID(
            row(60006, CALLER, NEVER),
            "The SDKAppID is not valid.",
            "Compare tencent.live.sdk-app-id with the application's page in the vendor's console.",
            "SDKAppID 失效。",
            "请将 tencent.live.sdk-app-id 与控制台中的应用信息核对。"),
    REST_CALLS_TOO_FREQUENT(
            row(60007, THROTTLE, BACKING_OFF),
            "The command is called more often than its limit allows.",
            Remedy.SEND_LESS,
            "REST 接口调用频率超过限制。",
            Remedy.SEND_LESS_ZH),
    REQUEST_TIMED_OUT(
            row(60008, SERVER, ONLY_IF_REPEATABLE),
            "The service timed out, or could not read the HTTP request.",
            Remedy.MAY_HAVE_ACTED,
            "服务请求超时，或 HTTP 请求格式错误。",
            Remedy.MAY_HAVE_ACTED_ZH),
    RESOURCE_UNKNOWN(
            row(60009, CALLER, NEVER),
            "The service does not know the resource that the URL names.",
            Remedy.OURS,
            "请求资源错误，URL 指向的资源不存在。",
            Remedy.OURS_ZH),
    NOT_AN_ADMINISTRATOR(
            row(60010, AUTH, NEVER),
            "The calling account is not an administrator of the application.",
            Remedy.ADMINISTRATOR,
            "调用接口的账号不是应用管理员。",
            Remedy.ADMINISTRATOR_ZH),
    APPLICATION_TOO_FREQUENT(
            row(60011, THROTTLE, BACKING_OFF),
            "The application as a whole calls more often than its limit allows.",
            Remedy.SEND_LESS,
            "SDKAppID 的请求频率超过限制。",
            Remedy.SEND_LESS_ZH),
    SDKAPPID_MISSING(
            row(60012, CALLER, NEVER),
            "The URL names no SDKAppID.",
            Remedy.OURS,
            "请求 URL 中缺少 SDKAppID。",
            Remedy.OURS_ZH),
    BACK_END_REPLY_UNREADABLE(
            row(60013, SERVER, ONLY_IF_REPEATABLE),
            "The gateway could not read the answer of the service behind it.",
            Remedy.MAY_HAVE_ACTED,
            "HTTP 响应包的 JSON 解析错误。",
            Remedy.MAY_HAVE_ACTED_ZH),
    ACCOUNT_CHECK_TIMED_OUT(
            row(60014, SERVER, BACKING_OFF),
            "Checking the account timed out before the command ran.",
            Remedy.ASK_SUPPORT,
            "置换账号超时，命令尚未执行。",
            Remedy.ASK_SUPPORT_ZH),
    ACCOUNT_TYPE_WRONG(
            row(60015, CALLER, NEVER),
            "An account in the request is not a text.",
            Remedy.OURS,
            "请求包体中的账号类型错误，必须为字符串。",
            Remedy.OURS_ZH),
    APPLICATION_DISABLED(
            row(60016, QUOTA, NEVER),
            "The application (SDKAppID) is disabled.",
            Remedy.ENABLE,
            "SDKAppID 被禁用。",
            Remedy.ENABLE_ZH),
    REQUESTS_DISABLED(
            row(60017, QUOTA, NEVER),
            "Requests of this kind are disabled for the application.",
            Remedy.ENABLE,
            "请求被禁用。",
            Remedy.ENABLE_ZH),
    REQUESTS_TOO_FREQUENT(
            row(60018, THROTTLE, BACKING_OFF),
            "Requests come too often.",
            Remedy.SEND_LESS,
            "请求过于频繁。",
            Remedy.SEND_LESS_ZH),
    REQUESTS_TOO_FREQUENT_60019(
            row(60019, THROTTLE, BACKING_OFF),
            "Requests come too often.",
            Remedy.SEND_LESS,
            "请求过于频繁。",
            Remedy.SEND_LESS_ZH),
    PLAN_NOT_IN_EFFECT(
            row(60020, QUOTA, NEVER),
            "The plan was not bought, has ended, or is not in effect yet.",
            "Buy or renew the plan in the vendor's console; it takes effect within five minutes.",
            "未购买套餐包、套餐包已到期停用，或套餐包尚未生效。",
            "请在控制台购买或续费套餐包，购买后五分钟内生效。"),
    SOURCE_ADDRESS_NOT_ALLOWED(
            row(60021, AUTH, NEVER),
            "Calls from this IP address are not allowed.",
            "Allow this machine's public address in the vendor's console, or call from one that is allowed.",
            "REST API 调用来源 IP 非法。",
            "请在控制台放行本机的公网 IP，或从已允许的 IP 发起调用。"),
    REQUEST_REFUSED_60025(
            row(60025, CALLER, NEVER),
            "The request was refused as wrong; no precise cause is known here.",
            Remedy.READ_ERROR_INFO,
            "请求有误被拒绝，具体原因此处未知。",
            Remedy.READ_ERROR_INFO_ZH),
    WRONG_DATA_CENTRE(
            row(60026, CALLER, NEVER),
            "The host belongs to another data centre than the application.",
            Remedy.REGION,
            "请求的域名与应用所在的数据中心不一致。",
            Remedy.REGION_ZH),
    SERVICE_NOT_AVAILABLE_60027(
            row(60027, QUOTA, NEVER),
            "The service is not available to the application; no precise cause is known here.",
            Remedy.PLAN,
            "应用无法使用该服务，具体原因此处未知。",
            Remedy.PLAN_ZH),
    SERVICE_NOT_AVAILABLE_60028(
            row(60028, QUOTA, NEVER),
            "The service is not available to the application; no precise cause is known here.",
            Remedy.PLAN,
            "应用无法使用该服务，具体原因此处未知。",
            Remedy.PLAN_ZH),
    USERSIG_EXPIRED(
            row(70001, AUTH, SIGNING_ANEW),
            "The UserSig has expired.",
            Remedy.SIGN_ANEW,
            "UserSig 已过期。",
            Remedy.SIGN_ANEW_ZH),
    USERSIG_EMPTY(
            row(70002, AUTH, NEVER),
            "The UserSig is empty.",
            Remedy.USERSIG_ON_ITS_WAY,
            "UserSig 长度为 0。",
            Remedy.USERSIG_ON_ITS_WAY_ZH),
    USERSIG_UNREADABLE(
            row(70003, AUTH, NEVER),
            "The UserSig could not be read; it may have been cut short.",
            Remedy.USERSIG_ON_ITS_WAY,
            "UserSig 解析失败，内容可能被截断。",
            Remedy.USERSIG_ON_ITS_WAY_ZH),
    USERSIG_CHECK_FAILED(
            row(70005, AUTH, NEVER),
            "The UserSig did not pass the check.",
            Remedy.USERSIG_ON_ITS_WAY,
            "UserSig 校验失败。",
            Remedy.USERSIG_ON_ITS_WAY_ZH),
    USERSIG_KEY_DIFFERS(
            row(70009, AUTH, NEVER),
            "The UserSig was signed with a key that is not the key of this SDKAppID.",
            "The key differs: copy tencent.live.secret-key anew from the console page of exactly this SDKAppID.",
            "UserSig 验证失败：签名所用的密钥与 SDKAppID 不对应。",
            "密钥不一致：请从控制台中该 SDKAppID 的页面重新复制密钥到 tencent.live.secret-key。"),
    USERSIG_IDENTIFIER_DIFFERS(
            row(70013, AUTH, NEVER),
            "The UserSig was signed for another account than the one in the request.",
            "The identifier differs: sign for the very account that tencent.live.identifier names.",
            "请求中的 UserID 与生成 UserSig 时使用的 UserID 不一致。",
            "账号不一致：请使用 tencent.live.identifier 所设置的账号生成 UserSig。"),
    USERSIG_SDKAPPID_DIFFERS(
            row(70014, AUTH, NEVER),
            "The UserSig was signed for another SDKAppID than the one in the request.",
            "The SDKAppID differs: sign for the very number that tencent.live.sdk-app-id names.",
            "请求中的 SDKAppID 与生成 UserSig 时使用的 SDKAppID 不一致。",
            "SDKAppID 不一致：请使用 tencent.live.sdk-app-id 所设置的应用生成 UserSig。"),
    KEY_NOT_FOUND(
            row(70016, AUTH, NEVER),
            "This data centre knows no key for the SDKAppID, so the UserSig could not be verified.",
            Remedy.REGION,
            "该数据中心没有此 SDKAppID 的密钥，UserSig 验证失败。",
            Remedy.REGION_ZH),
    SDKAPPID_NOT_FOUND(
            row(70020, AUTH, NEVER),
            "This data centre does not know the SDKAppID, so the UserSig could not be verified.",
            Remedy.REGION,
            "该数据中心不存在此 SDKAppID，UserSig 验证失败。",
            Remedy.REGION_ZH),
    VERIFICATION_LOCKED(
            row(70050, AUTH, NEVER),
            "Too many UserSigs failed verification: the account is locked for a minute.",
            "Correct key, identifier, SDKAppID or region, then wait a minute; that is longer than a send may take, "
                    + "so it was not tried again.",
            "UserSig 验证失败次数过多，账号被限制一分钟。",
            "请先检查密钥、账号、SDKAppID 和地域，并于一分钟后再试；该等待时间超过单次发送的时限，因此不会自动重试。"),
    ACCOUNT_BLOCKED(
            row(70051, AUTH, NEVER),
            "The account is on the application's blocklist.",
            "Take the account off the blocklist, or use another administrator account.",
            "账号被拉入黑名单。",
            "请先将账号移出黑名单，或使用其他管理员账号。"),
    USERSIG_REVOKED(
            row(70052, AUTH, SIGNING_ANEW),
            "The UserSig is no longer valid.",
            Remedy.SIGN_ANEW,
            "UserSig 已经失效。",
            Remedy.SIGN_ANEW_ZH),
    ACCOUNT_NOT_IMPORTED(
            row(70107, CALLER, NEVER),
            "An account in the request was never imported into the application.",
            Remedy.IMPORT_ACCOUNT,
            "请求的账号没有导入该应用。",
            Remedy.IMPORT_ACCOUNT_ZH),
    ACCOUNT_RESTRICTED(
            row(70114, POLICY, NEVER),
            "The account is restricted for security reasons.",
            Remedy.ASK_SUPPORT,
            "账号因安全原因被限制。",
            Remedy.ASK_SUPPORT_ZH),
    ACCOUNT_SERVICE_TIMED_OUT(
            row(70169, SERVER, ONLY_IF_REPEATABLE),
            "The account service timed out.",
            Remedy.MAY_HAVE_ACTED,
            "账号服务内部超时。",
            Remedy.MAY_HAVE_ACTED_ZH),
    ACCOUNT_SERVICE_ERROR_70202(
            row(70202, SERVER, ONLY_IF_REPEATABLE),
            "The account service failed; no precise cause is known here.",
            Remedy.MAY_HAVE_ACTED,
            "账号服务出错，具体原因此处未知。",
            Remedy.MAY_HAVE_ACTED_ZH),
    BATCH_SIZE_INVALID(
            row(70206, CALLER, NEVER),
            "The request names an invalid number of accounts.",
            "Name fewer accounts per request, and at least one.",
            "请求中的批量数量不合法。",
            "请减少单次请求的账号数量，且至少包含一个。"),
    AUTHENTICATION_REFUSED_70346(
            row(70346, AUTH, NEVER),
            "The account or its UserSig was refused; no precise cause is known here.",
            Remedy.ACCOUNT_AND_KEY,
            "账号或 UserSig 被拒绝，具体原因此处未知。",
            Remedy.ACCOUNT_AND_KEY_ZH),
    ACCOUNT_LIMIT_REACHED(
            row(70398, QUOTA, NEVER),
            "The application has as many accounts as its plan allows.",
            Remedy.PLAN,
            "账号数量已达套餐上限。",
            Remedy.PLAN_ZH),
    ACCOUNT_QUOTA_70399(
            row(70399, QUOTA, NEVER),
            "A limit of the plan on accounts was reached; no precise cause is known here.",
            Remedy.PLAN,
            "达到套餐对账号的限制，具体原因此处未知。",
            Remedy.PLAN_ZH),
    ACCOUNT_PARAMETER_INVALID(
            row(70402, CALLER, NEVER),
            "A parameter that concerns the account is missing or invalid.",
            Remedy.READ_ERROR_INFO,
            "账号相关的参数非法，或缺少必填字段。",
            Remedy.READ_ERROR_INFO_ZH),
    ADMINISTRATOR_REQUIRED(
            row(70403, AUTH, NEVER),
            "The request needs the rights of an administrator of the application.",
            Remedy.ADMINISTRATOR,
            "请求需要应用管理员权限。",
            Remedy.ADMINISTRATOR_ZH),
    REQUEST_REFUSED_70404(
            row(70404, CALLER, NEVER),
            "The request was refused as wrong; the vendor's client SDKs know the code as their version being outdated.",
            Remedy.READ_ERROR_INFO,
            "请求有误被拒绝；厂商的客户端 SDK 以该错误码表示自身版本过低。",
            Remedy.READ_ERROR_INFO_ZH),
    ACCOUNT_SERVICE_ERROR(
            row(70500, SERVER, ONLY_IF_REPEATABLE),
            "The account service had an internal error.",
            Remedy.MAY_HAVE_ACTED,
            "账号服务内部错误。",
            Remedy.MAY_HAVE_ACTED_ZH),
    SERVICE_NOT_ENABLED_71000(
            row(71000, QUOTA, NEVER),
            "The service is not enabled for the application; no precise cause is known here.",
            Remedy.PLAN,
            "应用未开通该服务，具体原因此处未知。",
            Remedy.PLAN_ZH),
    DAILY_ACTIVE_USERS_EXHAUSTED(
            row(72000, QUOTA, NEVER),
            "The daily active users have reached the limit of the plan.",
            Remedy.PLAN,
            "日活跃用户数已达套餐上限。",
            Remedy.PLAN_ZH),
    USER_STATUS_NOT_ENABLED(
            row(72001, QUOTA, NEVER),
            "The user status feature is not enabled for the application.",
            "Enable user status in the vendor's console.",
            "应用未开启用户状态功能。",
            "请在控制台开启用户状态功能。"),
    SERVICE_NOT_ENABLED_72002(
            row(72002, QUOTA, NEVER),
            "The plan or a quota does not cover the request; no precise cause is known here.",
            Remedy.PLAN,
            "套餐或配额不支持该请求，具体原因此处未知。",
            Remedy.PLAN_ZH),
    ACCOUNT_CALLS_TOO_FREQUENT(
            row(72010, THROTTLE, BACKING_OFF),
            "Calls come more often than a limit allows.",
            Remedy.SEND_LESS,
            "调用频率超过限制。",
            Remedy.SEND_LESS_ZH),
    SERVICE_NOT_ENABLED_72011(
            row(72011, QUOTA, NEVER),
            "The plan or a quota does not cover the request; no precise cause is known here.",
            Remedy.PLAN,
            "套餐或配额不支持该请求，具体原因此处未知。",
            Remedy.PLAN_ZH),
    SERVICE_NOT_ENABLED_72012(
            row(72012, QUOTA, NEVER),
            "The plan or a quota does not cover the request; no precise cause is known here.",
            Remedy.PLAN,
            "套餐或配额不支持该请求，具体原因此处未知。",
            Remedy.PLAN_ZH),
    TEXT_BLOCKED(
            row(80001, POLICY, NEVER),
            "Moderation refused the text.",
            Remedy.MODERATION,
            "文本未通过内容安全审核，可能包含敏感词。",
            Remedy.MODERATION_ZH),
    BODY_TOO_LONG(
            row(80002, CALLER, NEVER),
            "The message is longer than the service takes (12 KB).",
            Remedy.SHORTEN,
            "消息包体过长，最大支持 12 KB。",
            Remedy.SHORTEN_ZH),
    BEFORE_WEBHOOK_FAILED(
            row(80003, POLICY, BACKING_OFF),
            "The application's before-message webhook failed or timed out, so the message was not sent.",
            "Make the webhook answer within 2 s, or change in the vendor's console what a timeout leads to.",
            "发消息前回调失败或超时，消息未下发。",
            "请确保回调后台在 2 秒内应答，或在控制台调整回调超时的处理策略。"),
    IMAGE_BLOCKED(
            row(80004, POLICY, NEVER),
            "Moderation refused an image.",
            Remedy.MODERATION,
            "图片未通过内容安全审核，可能包含敏感内容。",
            Remedy.MODERATION_ZH),
    SERVICE_STOPPED(
            row(80005, QUOTA, NEVER),
            "The service is stopped: the plan has ended or a bill is unpaid.",
            "Renew the plan or settle the bill in the vendor's console.",
            "服务已停用：套餐到期或账号欠费。",
            "请在控制台续费套餐包，或为账号充值。"),
    MESSAGE_ACCOUNT_NOT_FOUND(
            row(90048, CALLER, NEVER),
            "An account in the request does not exist.",
            Remedy.IMPORT_ACCOUNT,
            "请求的账号不存在。",
            Remedy.IMPORT_ACCOUNT_ZH),
    MESSAGE_SERVICE_ERROR_90992(
            row(90992, SERVER, ONLY_IF_REPEATABLE),
            "The message service had an internal error; if all requests end so, the application's webhook may be why.",
            Remedy.MAY_HAVE_ACTED,
            "消息服务内部错误；若所有请求均返回该错误码，请检查应用的第三方回调是否正常应答。",
            Remedy.MAY_HAVE_ACTED_ZH),
    MESSAGE_SERVICE_ERROR_90994(
            row(90994, SERVER, ONLY_IF_REPEATABLE),
            "The message service had an internal error.",
            Remedy.MAY_HAVE_ACTED,
            "消息服务内部错误。",
            Remedy.MAY_HAVE_ACTED_ZH),
    MESSAGE_SERVICE_ERROR_90995(
            row(90995, SERVER, ONLY_IF_REPEATABLE),
            "The message service had an internal error.",
            Remedy.MAY_HAVE_ACTED,
            "消息服务内部错误。",
            Remedy.MAY_HAVE_ACTED_ZH),
    MESSAGE_SERVICE_ERROR_91000(
            row(91000, SERVER, ONLY_IF_REPEATABLE),
            "The message service had an internal error.",
            Remedy.MAY_HAVE_ACTED,
            "消息服务内部错误。",
            Remedy.MAY_HAVE_ACTED_ZH),
    MESSAGE_TOO_LONG(
            row(93000, CALLER, NEVER),
            "The JSON of the message is longer than the service takes (12 KB).",
            Remedy.SHORTEN,
            "消息的 JSON 数据包超长，最大支持 12 KB。",
            Remedy.SHORTEN_ZH),
    INTERNAL_ERROR(
            row(100001, SERVER, ONLY_IF_REPEATABLE),
            "The Live service had an internal error and asks to try again.",
            Remedy.MAY_HAVE_ACTED,
            "直播服务内部错误，建议重试。",
            Remedy.MAY_HAVE_ACTED_ZH),
    INVALID_PARAMETER(
            row(100002, CALLER, NEVER),
            "A parameter of the request is invalid.",
            Remedy.READ_ERROR_INFO,
            "请求参数非法。",
            Remedy.READ_ERROR_INFO_ZH),
    ROOM_ID_EXISTS(
            row(100003, STATE, NEVER),
            "A room with this id exists already.",
            "Choose another room id, or use the room that exists.",
            "房间 ID 已存在。",
            "请更换房间 ID，或直接使用已存在的房间。"),
    ROOM_NOT_FOUND(
            row(100004, STATE, NEVER),
            "The room does not exist or was dissolved.",
            Remedy.CREATE_ROOM,
            "房间不存在，或已被解散。",
            Remedy.CREATE_ROOM_ZH),
    ROOM_STATE_100005(
            row(100005, STATE, NEVER),
            "The state of the room or of a member does not allow it; no precise cause is known here.",
            Remedy.READ_ERROR_INFO,
            "房间或成员的状态不允许该操作，具体原因此处未知。",
            Remedy.READ_ERROR_INFO_ZH),
    NOT_A_LIVE_ROOM(
            row(100006, STATE, NEVER),
            "The room is not a live room, or the account has no permission in it.",
            "Send into rooms that were created with the type Live, and check the rights of the account there.",
            "该房间不是直播房间，或账号没有操作权限。",
            "请向类型为 Live 的房间发送消息，并检查账号在该房间的权限。"),
    ROOM_NEEDS_A_PLAN(
            row(100007, STATE, NEVER),
            "The plan of the application does not cover it, as the vendor's pages on other room commands say.",
            Remedy.PLAN,
            "应用的套餐不满足要求（依据厂商其他房间接口的文档）。",
            Remedy.PLAN_ZH),
    ROOM_STATE(
            rows(100008, 100020, STATE, NEVER),
            "The state of the room or of a member does not allow it (100008 to 100020, unless listed by itself).",
            Remedy.READ_ERROR_INFO,
            "房间或成员的状态不允许该操作（100008 至 100020 中未单独列出的错误码）。",
            Remedy.READ_ERROR_INFO_ZH),
    ROOM_ID_TAKEN_BY_CHAT(
            row(100011, STATE, NEVER),
            "The room id is taken by a group of the vendor's Chat product.",
            "Choose another room id.",
            "房间 ID 已被即时通信 IM 的群组占用。",
            "请更换房间 ID。"),
    ROOM_CREATED_TOO_OFTEN(
            row(100012, STATE, NEVER),
            "Rooms are created too often.",
            "Wait before creating the next room.",
            "创建房间过于频繁。",
            "请稍后再创建房间。"),
    ROOM_TYPE_INVALID(
            row(100015, STATE, NEVER),
            "The room type is not valid.",
            "Create the room with the type Live.",
            "房间类型非法。",
            "请以 Live 类型创建房间。"),
    MEMBER_BANNED(
            row(100016, STATE, NEVER),
            "The member is banned from the room.",
            "Lift the ban (unban_member), or send from another account.",
            "成员已被该房间封禁。",
            "请解除封禁（unban_member），或使用其他账号发送。"),
    MEMBER_MUTED(
            row(100017, STATE, NEVER),
            "The member is muted in the room.",
            Remedy.UNMUTE,
            "成员在该房间被禁言。",
            Remedy.UNMUTE_ZH),
    SENDER_MUTED(
            row(100601, STATE, NEVER),
            "The sender is muted in the room.",
            Remedy.UNMUTE,
            "发送者在该房间被禁言。",
            Remedy.UNMUTE_ZH),
    MESSAGES_TOO_FREQUENT(
            row(100602, THROTTLE, BACKING_OFF),
            "Messages are sent more often than the limit allows.",
            Remedy.SEND_LESS,
            "发送消息过于频繁，超过频率限制。",
            Remedy.SEND_LESS_ZH),
    CONTENT_TOO_LONG(
            row(100603, CALLER, NEVER),
            "The message is longer than the service takes (12 KB).",
            Remedy.SHORTEN,
            "消息内容过长，最大支持 12 KB。",
            Remedy.SHORTEN_ZH);

    private static final Map<Integer, LiveError> BY_CODE = byCode();

    private final int code;
    private final int lastCode;
    private final ErrorKind kind;
    private final RetryMode retryMode;
    private final String meaning;
    private final String remedy;
    private final String meaningInChinese;
    private final String remedyInChinese;

    LiveError(Row row, String meaning, String remedy, String meaningInChinese, String remedyInChinese) {
        this.code = row.code;
        this.lastCode = row.lastCode;
        this.kind = row.kind;
        this.retryMode = row.retryMode;
        this.meaning = meaning;
        this.remedy = remedy;
        this.meaningInChinese = meaningInChinese;
        this.remedyInChinese = remedyInChinese;
    }

    /**
     * Finds the row for a code that the service answered. One row may stand for a range of codes, so the number itself
     * is kept beside it by whoever asks.
     *
     * @return empty if this version does not know the code; the service may answer codes that it does not document
     */
    public static Optional<LiveError> of(int code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Code as the service answers it; the lowest one where the row stands for a range. */
    public int code() {
        return code;
    }

    /** Highest code the row stands for; the same as {@link #code} unless it stands for a range. */
    public int lastCode() {
        return lastCode;
    }

    /** What a caller can do about it. */
    public ErrorKind kind() {
        return kind;
    }

    /** Whether an attempt answered like this is followed by another one. */
    public RetryMode retryMode() {
        return retryMode;
    }

    /** Whether the message may have been delivered all the same: the service may answer this after it has acted. */
    public boolean mayHaveActed() {
        return retryMode == ONLY_IF_REPEATABLE;
    }

    /** One sentence that says what the code means: in Chinese for a Chinese locale, in English for any other. */
    public String meaning(Locale locale) {
        return isChinese(locale) ? meaningInChinese : meaning;
    }

    /** One sentence that says what to do about it: in Chinese for a Chinese locale, in English for any other. */
    public String remedy(Locale locale) {
        return isChinese(locale) ? remedyInChinese : remedy;
    }

    private static boolean isChinese(Locale locale) {
        return locale.getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    private static Row row(int code, ErrorKind kind, RetryMode retryMode) {
        return new Row(code, code, kind, retryMode);
    }

    private static Row rows(int first, int last, ErrorKind kind, RetryMode retryMode) {
        return new Row(first, last, kind, retryMode);
    }

    private static Map<Integer, LiveError> byCode() {
        Map<Integer, LiveError> byCode = new HashMap<>();
        for (LiveError error : values()) {
            for (int code = error.code(); code <= error.lastCode(); code++) {
                // A row of its own comes after the range around it, and wins.
                byCode.put(code, error);
            }
        }
        return Map.copyOf(byCode);
    }

    private record Row(int code, int lastCode, ErrorKind kind, RetryMode retryMode) {}

    /** What several codes have in common. */
    private static final class Remedy {

        static final String ACCOUNT_AND_KEY = "If a new UserSig is refused as well, compare tencent.live.identifier, "
                + "secret-key and sdk-app-id with the vendor's console.";
        static final String ACCOUNT_AND_KEY_ZH =
                "若重新签名后仍被拒绝，请将 tencent.live.identifier、secret-key 和 sdk-app-id 与控制台核对。";

        static final String ADMINISTRATOR =
                "Set tencent.live.identifier to an administrator account of the application; "
                        + "the vendor's console lists its administrators.";
        static final String ADMINISTRATOR_ZH = "请将 tencent.live.identifier 设置为该应用的管理员账号，管理员列表见控制台。";

        static final String ASK_SUPPORT = "If it lasts, give the request id to the vendor's support.";
        static final String ASK_SUPPORT_ZH = "若持续出现，请将 RequestId 提供给腾讯云技术支持。";

        static final String CREATE_ROOM =
                "Create the room first, and check that its id belongs to this application and data centre.";
        static final String CREATE_ROOM_ZH = "请先创建房间，并确认房间 ID 属于该应用及其数据中心。";

        static final String ENABLE = "Have it enabled again: give SDKAppID and request id to the vendor's support.";
        static final String ENABLE_ZH = "请将 SDKAppID 和 RequestId 提供给腾讯云技术支持，申请恢复。";

        static final String IMPORT_ACCOUNT =
                "Import the account into this application (account_import), or send from one that exists.";
        static final String IMPORT_ACCOUNT_ZH = "请先将账号导入该应用（account_import），或使用已存在的账号发送。";

        static final String MAY_HAVE_ACTED = "The message may have been delivered: find out before sending it again, "
                + "or mark messages that may be seen twice as repeatable().";
        static final String MAY_HAVE_ACTED_ZH = "消息可能已经送达：重发前请先确认；若允许观众重复看到，可将消息标记为 repeatable()。";

        static final String MODERATION = "Change the content, or adjust moderation in the vendor's console.";
        static final String MODERATION_ZH = "请修改内容，或在控制台调整内容审核策略。";

        static final String OURS = "This library writes that part of the request: look for a proxy that rewrites it, "
                + "or report it with the request id.";
        static final String OURS_ZH = "请求的这一部分由本库生成：请检查是否有代理改写了请求，否则请附上 RequestId 反馈。";

        static final String PLAN = "Compare the application's plan in the vendor's console with what it is used for, "
                + "then buy, renew or upgrade it.";
        static final String PLAN_ZH = "请在控制台核对应用的套餐与实际用量，并购买、续费或升级套餐。";

        static final String READ_ERROR_INFO =
                "Correct what ErrorInfo names; if it names nothing, give the request id to the vendor's support.";
        static final String READ_ERROR_INFO_ZH = "请根据 ErrorInfo 的提示修正；若无提示，请将 RequestId 提供给腾讯云技术支持。";

        static final String REGION =
                "Set tencent.live.region (or endpoint) to the data centre that the vendor's console "
                        + "shows for this SDKAppID, and check tencent.live.sdk-app-id.";
        static final String REGION_ZH =
                "请将 tencent.live.region（或 endpoint）设置为控制台中该 SDKAppID 所在的数据中心，并检查 tencent.live.sdk-app-id。";

        static final String SEND_LESS = "Send less often, counting all instances of the application together "
                + "(tencent.live.limit.per-second), or have the limit raised in the vendor's console.";
        static final String SEND_LESS_ZH = "请降低发送频率，应用的所有实例合并计算（tencent.live.limit.per-second），或在控制台申请提高上限。";

        static final String SHORTEN =
                "Shorten the payload; characters that JSON escapes, quotes above all, count twice "
                        + "in the message as it is sent.";
        static final String SHORTEN_ZH = "请缩短消息内容；需要 JSON 转义的字符（尤其是引号）在实际发送的消息中会重复计算长度。";

        static final String SIGN_ANEW = "If a new UserSig is refused as well, set this machine's clock, "
                + "and tencent.live.user-sig-validity to 24h or more.";
        static final String SIGN_ANEW_ZH = "若重新签名后仍被拒绝，请校准本机时钟，并将 tencent.live.user-sig-validity 设置为不小于 24h。";

        static final String UNMUTE =
                "Unmute the sender (mute_member with MuteTime 0), see whether the whole room is muted "
                        + "(IsMessageDisabled), or let the administrator send.";
        static final String UNMUTE_ZH = "请解除发送者的禁言（mute_member，MuteTime 为 0），检查房间是否全员禁言（IsMessageDisabled），或改由管理员发送。";

        static final String USERSIG_ON_ITS_WAY = "See whether a proxy cuts or rewrites the URL, "
                + "and check the UserSig with the tool in the vendor's console.";
        static final String USERSIG_ON_ITS_WAY_ZH = "请检查是否有代理截断或改写了 URL，并使用控制台的工具校验 UserSig。";
    }
}
