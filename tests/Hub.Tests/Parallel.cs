// Many of these start a Hub, a watchdog or a writer as a process and wait for it: twice as many as the cores keep them busy.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
