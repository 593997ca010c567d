/** What every page loads: small elements that make the server's content livelier. The content itself is the server's. */
import './components/solmu-evidence.ts';
import './pages/sparse-forms.ts';
import './pages/suggest.ts';
