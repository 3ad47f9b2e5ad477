-- Records that clients of a limit were heard. If they were the last ones, notifies all replicas.
-- ARGV: the numbers. Returns whether all clients are heard.
local present = get('generation') == known
if not present then
	key = key .. ':' .. known
	if redis.call('EXISTS', key) == 0 then
		return { 'false' }
	end
end
for i = 5, #ARGV do
	hear(ARGV[i])
end
local complete = is_complete()
if complete and present then
	redis.call('PUBLISH', channel, KEYS[1])
end
return { tostring(complete) }
