import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { ApiFailure, notFound, unauthorized } from './failure.js';
import type { Fault, Faults } from './faults.js';
import { DOWNLOAD_BYTES } from './limits.js';
import { methodNamed } from './methods/index.js';
import type { Backend } from './methods/method.js';
import { Params, readParams } from './params.js';
import type { RecordedRequest } from './records.js';

type ApiContext = Context<{ Bindings: HttpBindings }>;

export interface ApiOptions {
  token: string;
  backend: Backend;
  faults: Faults;
  /** Each call is added when it arrives and completed when it is answered. */
  requests: RecordedRequest[];
}

const API_PATH = /^\/bot([^/]+)\/(\w+)$/;
const FILE_PATH = /^\/file\/bot([^/]+)\/(.+)$/;

/** The HTTP face: `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export const telegramApi = (options: ApiOptions): Hono<{ Bindings: HttpBindings }> => {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.all('*', (context) => {
    const path = decodeURIComponent(new URL(context.req.url).pathname);
    const file = FILE_PATH.exec(path);
    if (file !== null) return download(options, file[1] ?? '', file[2] ?? '');
    const call = API_PATH.exec(path);
    if (call === null) return refuse(notFound());
    return answer(context, options, call[1] ?? '', call[2] ?? '');
  });
  return app;
};

/** Does what the body of a webhook's answer asks for; its result goes nowhere. */
export const callFromWebhook = async (backend: Backend, { method, ...rest }: Record<string, unknown>) => {
  const values = Object.entries(rest).map(
    ([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)] as const,
  );
  const call = { params: new Params(new Map(values), new Map()), signal: new AbortController().signal };
  try {
    await methodNamed(String(method))(backend, call);
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
  }
};

const answer = async (context: ApiContext, options: ApiOptions, token: string, method: string) => {
  const { backend, faults, requests } = options;
  const record: RecordedRequest = { method, params: {}, at: backend.world.now() };
  requests.push(record);
  try {
    if (token !== options.token) throw unauthorized();
    const params = await readParams(context);
    record.params = params.describe();
    const fault = faults.take(method);
    await strikeBefore(context, fault, record);
    const failed = fault && failureOf(fault, record);
    if (failed && !fault.tookEffect) return failed;
    const result = await methodNamed(method)(backend, { params, signal: context.req.raw.signal });
    if (fault?.drop === 'after') drop(context, record);
    if (failed) return failed;
    record.status = 200;
    return context.json({ ok: true, result });
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return refuse(error, record);
  } finally {
    backend.world.changed();
  }
};

const strikeBefore = async (
  context: ApiContext,
  fault: Fault | undefined,
  record: RecordedRequest,
): Promise<void> => {
  if (fault?.delayMs !== undefined) await new Promise((resolve) => setTimeout(resolve, fault.delayMs));
  if (fault?.drop === 'before') drop(context, record);
};

const failureOf = ({ error, page }: Fault, record: RecordedRequest): Response | undefined => {
  if (error) return refuse(new ApiFailure(error.code, error.description, error.parameters), record);
  return page === undefined ? undefined : proxyPage(page, record);
};

/** What a proxy in front of the Bot API answers while that is not there. */
const proxyPage = (status: number, record: RecordedRequest): Response => {
  record.status = status;
  const html = `<html><head><title>${status}</title></head><body><center>nginx</center></body></html>`;
  return new Response(html, { status, headers: { 'content-type': 'text/html' } });
};

/** Cuts the connection; what is thrown then reaches nobody. */
const drop = (context: ApiContext, record: RecordedRequest): never => {
  context.env.incoming.socket.destroy();
  record.status = 0;
  throw new ApiFailure(0, 'connection dropped');
};

const refuse = (failure: ApiFailure, record?: RecordedRequest): Response => {
  const { code, description, parameters } = failure;
  if (record !== undefined) {
    Object.assign(record, { status: code, description }, parameters && { parameters });
  }
  return Response.json(
    { ok: false, error_code: code, description, ...(parameters !== undefined && { parameters }) },
    { status: code >= 400 ? code : 500 },
  );
};

const download = ({ token, backend }: ApiOptions, given: string, path: string): Response => {
  if (given !== token) return refuse(unauthorized());
  const file = backend.world.files.byPath(path);
  if (file === undefined || file.bytes.length > DOWNLOAD_BYTES) return refuse(notFound());
  return new Response(Buffer.from(file.bytes), {
    headers: { 'content-type': 'application/octet-stream', 'content-length': String(file.bytes.length) },
  });
};
