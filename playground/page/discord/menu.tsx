import { useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../elements.js';
import type { Discord } from './model.js';

const EDGE_PX = 8;
type Props = { readonly discord: Discord; readonly message: string; readonly anchor: HTMLElement };

/** What apps offer for a message, beside an element that has the focus back when it closes. */
export const ContextMenu = ({ discord, message, anchor }: Props) => {
  const menu = useRef<HTMLDivElement>(null);
  const items = (): HTMLElement[] => [...(menu.current?.querySelectorAll('button') ?? [])];
  const close = () => {
    discord.setMenu(undefined);
    anchor.focus();
  };
  useLayoutEffect(() => {
    const { offsetHeight = 0, offsetWidth = 0, style } = menu.current ?? {};
    const { right, top } = anchor.getBoundingClientRect();
    const lowest = innerHeight - offsetHeight - EDGE_PX;
    style?.setProperty('left', `${Math.max(EDGE_PX, right - offsetWidth)}px`);
    style?.setProperty('top', `${Math.max(EDGE_PX, Math.min(top, lowest))}px`);
    items()[0]?.focus();
    const onPointer = (event: Event) =>
      menu.current && !event.composedPath().includes(menu.current) && close();
    document.addEventListener('pointerdown', onPointer, true);
    return () => document.removeEventListener('pointerdown', onPointer, true);
  }, [anchor]);
  const handleKey = (event: KeyboardEvent) => {
    const all = items();
    const focused = all.findIndex((item) => item.matches(':focus'));
    const move = (step: number) => all.at((focused + step) % all.length)?.focus();
    if (event.key === 'Escape' || event.key === 'Tab') close();
    else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else return;
    event.preventDefault();
  };
  const entries = discord.offers.menu.map((name) => {
    const pick = () => {
      close();
      void discord.pick(message, name);
    };
    return <Button key={name} role="menuitem" text={name} work={pick} />;
  });
  return (
    <div ref={menu} class="context-menu" role="menu" aria-label="Apps" onKeyDown={handleKey}>
      <div class="menu-heading">Apps</div>
      {entries}
    </div>
  );
};
