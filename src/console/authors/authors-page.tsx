import { useHere } from '../address.ts';
import { AuthorPage } from './author-page.tsx';
import { FindAuthors } from './find-authors.tsx';

/** One author, or those that there are. */
export function AuthorsPage() {
  const { item } = useHere();
  return item === undefined ? <FindAuthors /> : <AuthorPage key={item} author={item} />;
}
