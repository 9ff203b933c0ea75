// A style sheet is imported for its effect: it puts itself into the page once.
declare module '*.css';
