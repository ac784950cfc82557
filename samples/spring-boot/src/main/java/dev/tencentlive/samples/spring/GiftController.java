package dev.tencentlive.samples.spring;

import dev.tencentlive.DeliveryUnknownException;
import dev.tencentlive.MessageDroppedException;
import dev.tencentlive.MessageRejectedException;
import dev.tencentlive.SendReceipt;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Answers with the receipt, or with what became of the gift instead. */
@RestController
class GiftController {

    private final GiftService gifts;

    GiftController(GiftService gifts) {
        this.gifts = gifts;
    }

    @PostMapping("/rooms/{room}/gifts")
    SendReceipt give(@PathVariable("room") String room, @RequestBody Gift gift) {
        return gifts.give(room, gift);
    }

    @ExceptionHandler
    ProblemDetail dropped(MessageDroppedException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.TOO_MANY_REQUESTS, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail rejected(MessageRejectedException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.CONFLICT, e.getMessage());
    }

    @ExceptionHandler
    ProblemDetail unknown(DeliveryUnknownException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.GATEWAY_TIMEOUT, e.getMessage());
    }
}
