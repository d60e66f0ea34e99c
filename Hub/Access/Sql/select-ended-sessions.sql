select id, ended from ended_session;
