/** One field of a sheet: words, a choice, or several of a few. */
export interface Field {
  name: string;
  label: string;
  kind: 'line' | 'words' | 'choice' | 'several' | 'quote';
  options?: [value: string, says: string][];
  help?: string;
}

interface FieldProps {
  field: Field;
  value: string;
  set: (value: string) => void;
  theirs: string | null;
  theirsSaid: string;
}

/** A field with its name; at a conflict both wordings stand side by side. */
export function FieldOf({ field, value, set, theirs, theirsSaid }: FieldProps) {
  const several = value.split(' ').filter(Boolean);
  const control = field.kind === 'choice'
    ? <select value={value} onChange={event => set(event.currentTarget.value)}>{field.options!.map(([one, says]) => <option key={one} value={one}>{says}</option>)}</select>
    : field.kind === 'line' ? <input value={value} onInput={event => set(event.currentTarget.value)} />
      : <textarea rows={field.kind === 'quote' ? 4 : 3} class={field.kind === 'quote' ? 'cw-quote' : undefined} value={value}
        onInput={event => set(event.currentTarget.value)} />;
  if (field.kind === 'several') {
    return <fieldset class="cw-ep-field"><legend>{field.label}</legend>{field.options!.map(([one, says]) => <label key={one}>
      <input type="checkbox" checked={several.includes(one)} onChange={() => set(field.options!.map(([name]) => name)
        .filter(name => (name === one) !== several.includes(name)).join(' '))} /> {says}</label>)}</fieldset>;
  }
  return <div class="cw-ep-field" data-clash={theirs !== null || undefined}>
    <label><span>{theirs === null ? field.label : `${field.label}: yours, not saved`}</span>{control}</label>
    {theirs !== null && <div class="cw-ep-theirs"><span>{theirsSaid}</span><p>{theirs || 'nothing'}</p>
      <button type="button" class="cw-ep-quiet" onClick={() => set(theirs)}>Take this</button></div>}
    {field.help && <p class="cw-2 cw-small">{field.help}</p>}
  </div>;
}
