import { offerUpload } from './offer-upload.ts';
import { prepareRequest } from './request.ts';
import { send } from './send.ts';
import { chooseServer } from './servers.ts';
import { showAnswer, showFault, showRequest, showWaiting } from './show.ts';

/** Makes the form send what it says. */
for (const form of document.querySelectorAll<HTMLFormElement>('.try-it form[data-facts]')) {
  const facts = JSON.parse(form.dataset['facts'] ?? '');
  const upload = offerUpload(form, facts);
  chooseServer(form, () => upload.withdraw());
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    upload.withdraw();
    const request = prepareRequest(form, facts);
    const outcome = form.nextElementSibling as HTMLElement;
    showRequest(outcome, request);
    showWaiting(outcome);
    try {
      const answer = await send(request);
      showAnswer(outcome, answer, request.isSecret);
      upload.offer(answer, request.isSecret);
    } catch {
      showFault(outcome, request);
    }
  });
}
