-- Returns what Redis reports about itself. In a cluster, this is the node that has the hash.
return { redis.call('INFO', 'server') .. redis.call('INFO', 'memory') }
