import { askEarly } from './app/early';
import './look/tokens.css';
import './look/base.css';

askEarly();
void import('./app/begin');
