-- Starts a new generation, unless the known one is no longer current.
-- ARGV: known generation, channel.
local present = get('generation')
if present and present ~= ARGV[1] then
	return present
end
if not present then
	return ''
end
local next = begin_next()
redis.call('PUBLISH', ARGV[2], key)
return next
