-- Starts a new generation, unless the known one is no longer current.
local present = get('generation')
if present ~= known then
	return { present or '' }
end
local next = begin_next()
redis.call('PUBLISH', channel, key)
return { next }
