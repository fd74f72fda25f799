// The page: a message is parts; the trace is one of type `reasoning`, the answer one of type `text`.
import { useChat } from '@ai-sdk/react';
import { createRoot } from 'react-dom/client';

function Part({ part }) {
  if (part.type === 'reasoning') {
    const thinks = part.state === 'streaming';
    return (
      <details open={thinks}>
        <summary>{thinks ? 'Thinking…' : 'Thought'}</summary>
        {part.text}
      </details>
    );
  }
  return part.type === 'text' ? <p className="answer">{part.text}</p> : null;
}

function Chat() {
  const { messages, sendMessage, status, stop, error } = useChat();
  const busy = status === 'submitted' || status === 'streaming';

  function ask(event) {
    event.preventDefault();
    const text = new FormData(event.currentTarget).get('prompt').trim();
    if (text) sendMessage({ text });
    event.currentTarget.reset();
  }

  return (
    <>
      {messages.map((message) => (
        <section key={message.id} className={message.role}>
          <strong>{message.role === 'user' ? 'You' : 'Model'}</strong>
          {message.parts.map((part, index) => (
            <Part key={index} part={part} />
          ))}
        </section>
      ))}
      {error && <p role="alert">{error.message}</p>}
      <form onSubmit={ask}>
        <input name="prompt" aria-label="Prompt" placeholder="A pen costs 3 dollars. How much do 4 pens cost?" />
        {busy ? (
          <button type="button" onClick={stop}>Stop</button>
        ) : (
          <button type="submit">Ask</button>
        )}
      </form>
    </>
  );
}

createRoot(document.getElementById('chat')).render(<Chat />);
