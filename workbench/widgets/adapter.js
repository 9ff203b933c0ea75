// What each widget sends: it borrows the views that the JupyterLab extension has loaded, or asks the kernel for them once.
async function fromKernel(model) {
  const text = await new Promise((done, fail) => {
    const hear = message => {
      if (message.bundle === undefined) return;
      model.off('msg:custom', hear);
      message.bundle ? done(message.bundle) : fail(new Error(message.why));
    };
    model.on('msg:custom', hear);
    model.send({ need: 'bundle' });
  });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  try {
    return (await import(url)).default;
  } finally {
    URL.revokeObjectURL(url);
  }
}

export default {
  async render({ model, el }) {
    try {
      const views = globalThis.__workbench_views__ ?? (globalThis.__workbench_bundle__ ??= await fromKernel(model));
      return await views.show(model, el);
    } catch (error) {
      el.textContent = `The case cannot be shown here: ${error.message}`;
    }
  }
};
