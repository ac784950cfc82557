import { LitElement, html, css } from 'lit';
import { JsonRpc } from 'jsonrpc';

/** Clients, the messages they sent, and a form that sends one. Texts are set as text: a message may hold anything. */
export class QwcTencentLiveMessages extends LitElement {
    jsonRpc = new JsonRpc(this);

    static styles = css`
        :host { display: flex; flex-direction: column; gap: 1rem; padding: 1rem; overflow: auto; }
        form { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: end; }
        table { border-collapse: collapse; }
        th, td { text-align: left; padding: 0.2rem 0.8rem 0.2rem 0; vertical-align: top; }
        .data { overflow-wrap: anywhere; min-width: 12rem; }
        .outcome { font-weight: bold; }
        h3 { margin: 0.5rem 0; }
    `;

    static properties = {
        _clients: { state: true },
        _messages: { state: true },
        _answer: { state: true },
        _room: { state: true },
    };

    constructor() {
        super();
        this._clients = [];
        this._messages = [];
        this._answer = '';
        this._room = '';
    }

    connectedCallback() {
        super.connectedCallback();
        this.jsonRpc.clients().then((answer) => { this._clients = answer.result; });
        this.jsonRpc.messages().then((answer) => { this._messages = answer.result; });
        this._arriving = this.jsonRpc.arriving().onNext((answer) => {
            this._messages = [answer.result, ...this._messages].slice(0, 200);
        });
    }

    disconnectedCallback() {
        this._arriving.cancel();
        super.disconnectedCallback();
    }

    render() {
        return html`
            ${this._clients.length === 0
                ? html`<p id="none">Nothing is set up: set tencent.live.sdk-app-id, secret-key and region.</p>`
                : ''}
            <h3>Send</h3>
            <form id="form" @submit=${this._send}>
                <label>client <select name="client">
                    ${this._clients.map((client) => html`<option>${client.name}</option>`)}</select></label>
                <label>room <input name="room" value="room1" required></label>
                <label>BusinessId <input name="business" value="gift" required></label>
                <label>sender <input name="sender"></label>
                <label>Data <input name="data" value='{"gift":"rose"}' size="40" required></label>
                <button id="send">Send</button>
                <output id="answer">${this._answer}</output>
            </form>
            <h3>Messages
                <label>of room <select id="rooms" @change=${(event) => { this._room = event.target.value; }}>
                    <option value="">all</option>
                    ${[...new Set(this._messages.map((message) => message.room))].sort().map((room) => html`
                        <option>${room}</option>`)}</select></label></h3>
            <table id="messages">
                <tr><th>at</th><th>client</th><th>room</th><th>BusinessId</th><th>sender</th><th>Data</th><th>outcome</th>
                    <th></th></tr>
                ${this._messages.filter((message) => this._room === '' || message.room === this._room)
                    .map((message) => html`<tr>
                        <td title="${message.at}">${message.at.slice(11, 19)}</td><td>${message.client}</td><td>${message.room}</td>
                        <td>${message.business}</td><td>${message.sender ?? ''}</td><td class="data">${message.data}</td>
                        <td class="outcome">${message.outcome}</td><td>${message.detail}</td></tr>`)}
            </table>
            ${this._clients.length === 0 ? '' : this._settings()}`;
    }

    _settings() {
        return html`
            <h3>Clients</h3>
            <table id="clients">
                <tr><th>client</th>${this._clients.map((client) => html`<th>${client.name}</th>`)}</tr>
                <tr><th>address</th>${this._clients.map((client) => html`<td>${client.emulated
                    ? html`<a href="${client.endpoint}/" target="_blank" rel="noopener">${client.endpoint}</a>
                        (emulator)`
                    : client.endpoint}</td>`)}</tr>
                ${this._clients[0].settings.map((setting, row) => html`<tr>
                    <th title="${setting.text}">${setting.key}</th>
                    ${this._clients.map((client) => html`<td>${client.settings[row].value}</td>`)}</tr>`)}
            </table>`;
    }

    _send(event) {
        event.preventDefault();
        const form = new FormData(event.target);
        this.jsonRpc.send({
            client: form.get('client') ?? '',
            room: form.get('room'),
            business: form.get('business'),
            sender: form.get('sender'),
            data: form.get('data'),
        }).then((answer) => { this._answer = answer.result; })
            .catch((failure) => { this._answer = failure?.error?.message ?? failure?.message ?? String(failure); });
    }
}
customElements.define('qwc-tencent-live-messages', QwcTencentLiveMessages);
