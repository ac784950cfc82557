package dev.tencentlive.emulator;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every command has in common: URL, signature, administrator, a JSON object. The order is the one documented. */
final class CallCheck {
    private final long sdkAppId;
    private final Set<String> administrators;
    private final Set<String> commands;

    CallCheck(long sdkAppId, Set<String> administrators, Set<String> commands) {
        this.sdkAppId = sdkAppId;
        this.administrators = administrators;
        this.commands = commands;
    }

    /** Returns the body when nothing is wrong; throws the first refusal otherwise. */
    Fields check(ApiCall call, UserSigVerifier signatures, Instant now) {
        checkRequestLine(call);
        checkQuery(call);
        signatures.verify(call.query().get("usersig"), call.identifier(), sdkAppId, now);
        if (!administrators.contains(call.identifier())) {
            throw ServiceCode.NOT_ADMINISTRATOR.because(
                    "Administrators are " + administrators + ", not \"" + call.identifier() + "\".");
        }
        return checkedBody(call);
    }

    private void checkRequestLine(ApiCall call) {
        if (!commands.contains(call.command())) {
            throw ServiceCode.UNKNOWN_COMMAND.because("The path " + call.http().path() + " is none of " + ApiCall.PATH
                    + "{" + String.join(", ", commands) + "}.");
        }
        if (!call.http().method().equals("POST")) {
            throw ServiceCode.BAD_HTTP.because("The method is " + call.http().method() + ", must be POST.");
        }
    }

    private void checkQuery(ApiCall call) {
        QueryParameters query = call.query();
        String problem = query.problem();
        if (problem != null) {
            throw ServiceCode.BAD_HTTP.because(problem);
        }
        if (query.get("sdkappid").isEmpty()) {
            throw ServiceCode.NO_APPLICATION.refusal();
        }
        if (call.identifier().isEmpty()) {
            throw ServiceCode.BAD_HTTP.because("The query parameter identifier is missing.");
        }
        if (query.get("usersig").isEmpty()) {
            throw ServiceCode.NO_SIGNATURE.refusal();
        }
        if (call.random() < 0) {
            throw ServiceCode.BAD_HTTP.because("The query parameter random is \"" + query.get("random")
                    + "\", must be a whole number from 0 to 4294967295.");
        }
        if (!query.get("contenttype").equals("json")) {
            throw ServiceCode.BAD_HTTP.because(
                    "The query parameter contenttype is \"" + query.get("contenttype") + "\", must be \"json\".");
        }
        checkApplication(query);
    }

    private void checkApplication(QueryParameters query) {
        long given = query.number("sdkappid", Long.MAX_VALUE);
        if (given < 0) {
            throw ServiceCode.UNKNOWN_APPLICATION_FORM.because("It is \"" + query.get("sdkappid") + "\".");
        }
        if (given != sdkAppId) {
            throw ServiceCode.UNKNOWN_APPLICATION.because(
                    "It is " + given + "; the emulator's is " + sdkAppId + ". Does the host serve another region?");
        }
    }

    private static Fields checkedBody(ApiCall call) {
        if (call.http().content().tooLong()) {
            throw ServiceCode.BAD_HTTP.because("The body is longer than 1 MiB.");
        }
        @Nullable Fields body = call.body();
        if (body == null) {
            throw ServiceCode.BAD_JSON.because("What is wrong: " + call.bodyProblem() + ".");
        }
        return body;
    }
}
